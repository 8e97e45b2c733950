import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, startEmbedded } from '@/scripts/database/embedded'
import { createChance } from '../chance'
import { choose, SEED } from '@/scripts/reliability/form'
import { recover } from './recover'
import { openProxy, type Proxy } from './proxy'
import { letRead } from './readers'
import { report } from '@/scripts/reliability/report'
import { type FaultSite, findDatabase, openFaultSite } from './site'
import { letWrite, type Written } from './writers'

let folder: string
let database: EmbeddedDatabase
let proxy: Proxy
let site: FaultSite

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-faults-database-'))
  database = await startEmbedded(folder, 'loudhailer-test-password')
  const url = new URL(database.url)
  proxy = await openProxy(Number(url.port), createChance(SEED))
  url.port = String(proxy.port)
  site = await openFaultSite({
    DATABASE_URL: url.href,
    SITE_URL: 'http://localhost:3000',
    PAYLOAD_SECRET: 'a secret that only the tests ever use',
    FACTOR_KEY: 'a key of factors that only the tests use',
  })
})
afterAll(async () => {
  await site.close()
  await proxy.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Refusals that say what has happened and what to do, in the form in which the admin shows them. */
const CLEAR = /^503 \{"errors":\[\{"message":"[^"]*(?:database|newsroom)[^"]*(?:again|before)[^"]*"\}\]\}$/i

/** Answers that are neither what was asked for nor such refusals; requests that were cut off are none either way. */
const findFaults = ({ complaints }: Written) => [...complaints].filter((said) => !CLEAR.test(said))

const freeze = async (signal: 'SIGSTOP' | 'SIGCONT') => {
  // The server last: else it would start what stands still again.
  const pids = await findDatabase(process.pid, folder)
  expect(pids).not.toEqual([])
  for (const pid of pids.toReversed()) process.kill(pid, signal)
}

describe.skipIf(process.platform !== 'linux')('nothing is lost, and all goes on by itself,', () => {
  it.each([
    ['database-away', 'is away', () => proxy.shut(), () => proxy.open(), choose('SECONDS', 5, 120)],
    [
      'database-frozen',
      'stands still',
      () => freeze('SIGSTOP'),
      () => freeze('SIGCONT'),
      choose('SECONDS', 6, 90),
    ],
    [
      'database-slow',
      'is slow',
      () => proxy.delay(50, 150),
      () => proxy.delay(0, 0),
      choose('SECONDS', 10, 180),
    ],
  ] as const)('%s: when the database %s', async (name, _, begin, end, seconds) => {
    // prettier-ignore
    const began = Date.now()
    const stopReading = letRead(site.url, await site.addresses())
    const writers = await letWrite(site, name, SEED)
    await writers.untilAcknowledged()
    await begin()
    await sleep(500)
    const searching = fetch(`${site.url}/search?q=rights`)
    await sleep(seconds * 1000)
    await end()
    const search = (await searching).status
    const { written, missed, lost, half } = await recover(site, writers, stopReading)
    const faults = findFaults(written).concat(search === 200 || search === 503 ? [] : `a search ${search}`)
    await report(name, began, site.databaseUrl, {
      seconds,
      acknowledged: written.acknowledged,
      refused: written.statuses.get(503) ?? 0,
      faults: faults.length,
      missed: missed.length,
      lost: lost.length,
      half: half.length,
    })
    expect([faults, missed, lost, half]).toEqual([[], [], [], []])
    // Else it was not away.
    if (name === 'database-away') expect(written.statuses.get(503) ?? 0).toBeGreaterThan(0)
  })
})
