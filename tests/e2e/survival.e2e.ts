import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findProcesses, kill, listDescendants } from '../processes'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { openClient } from './newsroom-client'
import { untilPrinted } from './printed'

/** More often, and in more ways: npm run test:faults */
const KILLS = 6
/** Seconds for which the newsroom and its database stay away. */
const OUTAGE = 5

const ADMINISTRATOR = { email: 'admin@example.org', password: 'an administrator of tests' }
const NEWSROOM = /next-server|next start/
const DATABASE = /bin\/postgres/
const PATHS = [
  '/',
  '/articles/kazakhstans-dirty-little-secret',
  '/topics/kazakhstan',
  '/feed.rss',
  '/sitemap.xml',
]

let settings: Record<string, string>
let run: Started

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-survival-'))
  settings = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort()),
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  }
  run = await untilReady(runStart(settings))
})
afterAll(async () => {
  await run.end('SIGTERM')
  await rm(settings.DATA_DIR ?? '', { recursive: true, force: true })
})

const statusOf = async (path: string) => (await fetch(run.url + path, { redirect: 'manual' })).status

/** Readers who go on reading until told otherwise; what they did not get is kept. */
function letRead(readers: number) {
  const state = { isOver: false, read: 0, missed: [] as string[] }
  const reading = Array.from({ length: readers }, async (_, reader) => {
    for (let n = reader; !state.isOver; n++) {
      const path = PATHS[n % PATHS.length] ?? '/'
      const status = await fetch(run.url + path)
        .then((response) => response.arrayBuffer().then(() => response.status))
        .catch((error: unknown) => String(error))
      state.read++
      if (status !== 200) state.missed.push(`${path} ${status}`)
    }
  })
  return async () => {
    state.isOver = true
    await Promise.all(reading)
    return state
  }
}

describe.skipIf(process.platform !== 'linux')('readers', () => {
  it.each([
    ['the newsroom', [NEWSROOM]],
    ['the database', [DATABASE]],
    ['both, for a while,', [NEWSROOM, DATABASE]],
  ])(
    'miss nothing when %s dies, and what is published afterwards goes live by itself',
    async (_, patterns) => {
      const stopReading = letRead(50)
      const until = Date.now() + (patterns.length > 1 ? OUTAGE * 1000 : 0)
      do {
        for (const pattern of patterns) kill(await findProcesses(run.pid, pattern))
        await sleep(250)
      } while (Date.now() < until)
      const slug = `after-${patterns.length}-${Date.now()}`
      await vi.waitFor(
        async () => {
          const client = await openClient(run.url, ADMINISTRATOR)
          expect(await client.publish(slug)).toBeDefined()
        },
        { timeout: 60_000, interval: 250 },
      )
      await vi.waitFor(async () => expect(await statusOf(`/articles/${slug}`)).toBe(200), { timeout: 30_000 })
      const { read, missed } = await stopReading()
      expect(missed).toEqual([])
      expect(read).toBeGreaterThan(1000)
    },
  )
})

describe('a withdrawn article', () => {
  it('is gone from everywhere within two seconds, and stays gone after a start', async () => {
    const slug = 'to-be-withdrawn'
    const client = await openClient(run.url, ADMINISTRATOR)
    const id = (await client.publish(slug)) ?? ''
    await untilPrinted(run.url)
    const today = new Date().toISOString().slice(0, 7)
    const places = [
      '/', '/topics/human-rights', '/authors/momtaza-warsame', `/archive/${today.replace('-', '/')}`, '/feed.rss', '/feed.atom', '/feed.json', `/sitemaps/${today}.xml`,
    ] // prettier-ignore
    const holding = async () => {
      const texts = await Promise.all(places.map(async (path) => (await fetch(run.url + path)).text()))
      return places.filter((_, index) => texts[index]?.includes(slug))
    }
    expect((await holding()).length).toBeGreaterThan(5)
    expect(await client.change(id, { _status: 'draft' })).toBe(true)
    await vi.waitFor(
      async () => expect([await statusOf(`/articles/${slug}`), await holding()]).toEqual([410, []]),
      { timeout: 2000, interval: 50 },
    )
    await run.end('SIGTERM')
    run = await untilReady(runStart(settings))
    expect([await statusOf(`/articles/${slug}`), await holding()]).toEqual([410, []])
  })
})

describe.skipIf(process.platform !== 'linux')('killing everything at any instant', () => {
  it('while articles are published and withdrawn loses none and leaves none half published', async () => {
    /** What readers must get at each slug; a withdrawal that was never answered may have been made or not. */
    const expected = new Map<string, number[]>()
    for (let round = 0; round < KILLS; round++) {
      const client = await openClient(run.url, ADMINISTRATOR)
      const going = { on: true }
      const writer = (async () => {
        for (let n = 0; going.on; n++) {
          const slug = `round-${round}-${n}`
          const id = await client.publish(slug)
          if (!id) return
          expected.set(slug, [200])
          if (n % 3 !== 1) continue
          expected.set(slug, [200, 410])
          if (await client.change(id, { _status: 'draft' })) expected.set(slug, [410])
        }
      })()
      await sleep(300 + ((round * 379) % 1500))
      kill([run.pid, ...(await listDescendants(run.pid))])
      going.on = false
      await Promise.all([writer, run.exited])
      run = await untilReady(runStart(settings))
    }
    await untilPrinted(run.url)
    const wrong: string[] = []
    for (const [slug, statuses] of expected) {
      const status = await statusOf(`/articles/${slug}`)
      if (!statuses.includes(status)) wrong.push(`${slug} ${status} instead of ${statuses.join(' or ')}`)
    }
    expect(wrong).toEqual([])
    const check = spawnSync(
      process.execPath,
      ['--conditions=production', 'scripts/run.mjs', 'press', '--check'],
      { env: { ...process.env, ...settings, NODE_ENV: 'production' }, encoding: 'utf8' },
    )
    expect(check.stderr + check.stdout).toContain('The edition is what the database says.')
    expect(expected.size).toBeGreaterThan(KILLS)
  }, 3_600_000)
})
