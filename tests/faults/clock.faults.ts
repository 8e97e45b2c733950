import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, openClient } from '../e2e/newsroom-client'
import { sendTo } from '../e2e/site-client'
import { appOf, rememberApp, sessionAt } from '../sign-in'
import { judge } from './judge'
import { report } from '@/scripts/reliability/report'
import { ADMINISTRATOR, type FaultSite, openFaultSite } from './site'
import type { Sent } from './writers'

const HOUR = 3_600_000
/** Milliseconds within which what is published, withdrawn or due is before readers. */
const PROMISED = 10_000

let folder: string
let site: FaultSite
/** Milliseconds by which the site's clock is ahead of ours. */
let ahead = 0

async function jump(by: number): Promise<void> {
  ahead += by
  await writeFile(join(folder, 'clock.new'), String(ahead))
  await rename(join(folder, 'clock.new'), join(folder, 'clock'))
  await sleep(200)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-faults-clock-'))
  await jump(0)
  site = await openFaultSite({
    NODE_OPTIONS: `--import ${resolve('tests/faults/jumping-clock.mjs')}`,
    CLOCK_FILE: join(folder, 'clock'),
  })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const faults: string[] = []

async function expectSoon(slug: string, status: number): Promise<void> {
  const statusNow = async () => (await fetch(`${site.url}/articles/${slug}`)).status
  const since = performance.now()
  while ((await statusNow()) !== status) {
    if (performance.now() - since > PROMISED) {
      faults.push(`${slug} is ${await statusNow()} instead of ${status}`)
      return
    }
    await sleep(50)
  }
}

/** Begins an article that goes out by itself at that time of the site's clock. */
async function schedule(client: Client, token: string, slug: string, time: number): Promise<void> {
  const id = await client.publish(slug, { _status: 'draft', publishOn: new Date(time).toISOString() })
  const path = `/articles/${id}`
  const { publicHash } = await sendTo<{ publicHash: string }>(site.url, 'GET', `${path}?draft=true&depth=0`, undefined, token) // prettier-ignore
  await sendTo(site.url, 'POST', `${path}/approve`, { publicHash }, token)
}

/** What tells readers whether a page is another than they have, by its address. */
async function readValidators(): Promise<Map<string, { tag: string; modified: number }>> {
  const validators = new Map<string, { tag: string; modified: number }>()
  for (const path of await site.addresses()) {
    const { headers } = await fetch(site.url + path, { method: 'HEAD' })
    validators.set(path, {
      tag: headers.get('etag') ?? '',
      modified: Date.parse(headers.get('last-modified') ?? ''),
    })
  }
  return validators
}

const told = { kind: 'update', text: 'It was changed.' }

it('clock-jumps: what is due goes out and Last-Modified only grows, when the clock jumps a day on and an hour back', async () => {
  const began = Date.now()
  const published = (slug: string): Sent => ({
    slug,
    states: ['published'],
    headlines: [`Headline ${slug}`],
  })
  const client = await openClient(site.url, ADMINISTRATOR)
  const first = (await client.publish('before-the-jump')) ?? ''
  await schedule(client, await sessionAt(site.url, ADMINISTRATOR), 'due-tomorrow', Date.now() + 20 * HOUR)
  await expectSoon('before-the-jump', 200)

  await jump(24 * HOUR)
  await expectSoon('due-tomorrow', 200)
  // Sessions are over by now; under its other name the site is one at which he has not signed in.
  const byNumber = site.url.replace('localhost', '127.0.0.1')
  const { secret } = appOf(site.url, ADMINISTRATOR.email)
  rememberApp(byNumber, ADMINISTRATOR.email, secret, () => Date.now() + ahead)
  const later = await openClient(byNumber, ADMINISTRATOR)
  const second = (await later.publish('a-day-on')) ?? ''
  expect(await later.change(first, { headline: 'Changed a day on', change: told, _status: 'published' })).toBe(true) // prettier-ignore
  await expectSoon('a-day-on', 200)
  await site.untilSettled()
  const before = await readValidators()

  await jump(-HOUR)
  await later.publish('an-hour-back')
  expect(await later.change(first, { headline: 'Changed an hour back', change: told, _status: 'published' })).toBe(true) // prettier-ignore
  expect(await later.change(first, { standfirst: 'Also changed.', change: told, _status: 'published' })).toBe(true) // prettier-ignore
  expect(await later.change(second, { _status: 'draft' })).toBe(true)
  await expectSoon('an-hour-back', 200)
  await expectSoon('a-day-on', 410)
  await schedule(later, await sessionAt(byNumber, ADMINISTRATOR), 'due-after-all', Date.now() + ahead + 2000)
  await sleep(2000)
  await expectSoon('due-after-all', 200)
  await site.untilSettled()

  const backwards = [...(await readValidators())].flatMap(([path, { tag, modified }]) => {
    const had = before.get(path)
    if (!had || modified > had.modified || (modified === had.modified && tag === had.tag)) return []
    return [`${path} was of ${had.modified}, is of ${modified}`]
  })
  const { lost, half } = await judge(site, [
    { ...published('before-the-jump'), headlines: ['Changed an hour back'] },
    ...['due-tomorrow', 'an-hour-back', 'due-after-all'].map(published),
    { ...published('a-day-on'), states: ['withdrawn'] },
  ])
  const differences = await site.compareAfresh()
  await report('clock-jumps', began, site.databaseUrl, {
    faults: faults.length,
    backwards: backwards.length,
    lost: lost.length,
    half: half.length + differences.length,
  })
  expect([faults, backwards, lost, half, differences]).toEqual([[], [], [], [], []])
})
