import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readMemory } from '@/scripts/bench/processes'
import { openClient } from '../e2e/newsroom-client'
import { forgetPeak, readPeak } from '../hostile/memory'
import { measureLive, tellMemory } from '../live-memory'
import { kill } from '../processes'
import { drip, flood, neverRead } from './crowd'
import { choose, isLong, SEED } from '@/scripts/reliability/form'
import { judge } from './judge'
import { letRead } from './readers'
import { report } from '@/scripts/reliability/report'
import { ADMINISTRATOR, type FaultSite, openFaultSite } from './site'
import { letWrite } from './writers'

/** MB that the front may take at most, whoever asks for whatever. */
const MOST = 250

let site: FaultSite
let paths: string[]
let port: number
/** Where the site's processes tell how much memory they use. */
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'loudhailer-memory-'))
  site = await openFaultSite(tellMemory(dir))
  paths = await site.addresses()
  port = Number(new URL(site.url).port)
})
afterAll(async () => {
  await rm(dir, { recursive: true, force: true })
  await site.close()
})

/** The least of five looks at how many megabytes are in use, since each meets some work under way. */
async function measureLeast(look: () => Promise<number>): Promise<number> {
  let least = Infinity
  for (let looks = 0; looks < 5; looks++) {
    least = Math.min(least, await look())
    await sleep(1000)
  }
  return least
}

/** Megabytes in use in these processes together, without their garbage. */
const measureProcesses = (pids: number[]): Promise<number> =>
  measureLeast(async () => {
    const each = await Promise.all(pids.map((pid) => measureLive(pid, dir)))
    return each.reduce((sum, memory) => sum + memory, 0)
  })

/**
 * Megabytes that the largest process of the database holds without shared memory. How many there are follows how much is asked at once, up to the
 * newsroom's and the press's number of connections; and what they share is mostly buffers, which fill up to a fixed size.
 */
const measureDatabase = (): Promise<number> =>
  measureLeast(async () => {
    const pids = await site.processes('database')
    return Math.max(...(await Promise.all(pids.map((pid) => readMemory([pid], 'Unshared')))))
  })

/** Reads on while something happens; resolves to what was read, and the most memory that the front took. */
async function readDuring(work: () => Promise<void>, readers = 10) {
  const [front = 0] = await site.processes('front')
  await forgetPeak(front)
  const stop = letRead(site.url, paths, { readers })
  await work()
  return { ...(await stop()), peak: await readPeak(front) }
}

describe.skipIf(process.platform !== 'linux')('readers', () => {
  it('outage: get every page while newsroom and database are down, and what is published afterwards goes live', async () => {
    const [began, seconds] = [Date.now(), choose('SECONDS', 10, 600)]
    const start = site.run().pid
    // Stopped, it starts nothing again, and the front goes on: what is down stays down.
    process.kill(start, 'SIGSTOP')
    kill([...(await site.processes('newsroom')), ...(await site.processes('database'))])
    await sleep(500)
    const { read, missed, p95 } = await readDuring(() => sleep(seconds * 1000))
    const health = (await (await fetch(`${site.url}/healthz`)).json()) as Record<string, unknown>
    const refused = await fetch(`${site.url}/api/articles`)
    process.kill(start, 'SIGCONT')
    const slug = `after-outage-${SEED}`
    await vi.waitFor(
      async () => expect(await (await openClient(site.url, ADMINISTRATOR)).publish(slug)).toBeDefined(),
      { timeout: 60_000, interval: 250 },
    )
    await vi.waitFor(async () => expect((await fetch(`${site.url}/articles/${slug}`)).status).toBe(200), {
      timeout: 60_000,
      interval: 100,
    })
    await report('outage', began, site.databaseUrl, { seconds, read, missed: missed.length, p95 })
    expect([health.newsroom, refused.status, await refused.text()]).toEqual([
      'down',
      503,
      expect.stringContaining('The newsroom is not answering just now'),
    ])
    expect([missed, read > 0]).toEqual([[], true])
  })

  it('slow-readers: are served beside a crowd of slow ones, who take little memory', async () => {
    const [began, connections] = [Date.now(), isLong ? 2000 : 400]
    const { read, missed, peak } = await readDuring(async () => {
      const stopDripping = drip(port, connections / 2)
      const hangUp = neverRead(port, '/feed.atom', connections / 2)
      await sleep(choose('SECONDS', 12, 90) * 1000)
      hangUp()
      await stopDripping()
    })
    await report('slow-readers', began, site.databaseUrl, { connections, read, missed: missed.length, peak })
    expect([missed, read > 0, peak < MOST ? [] : peak]).toEqual([[], true, []])
  })

  it('flood: are served beside a flood on pages, unknown addresses and the search', async () => {
    const [began, seconds] = [Date.now(), choose('SECONDS', 4, 60)]
    let [requests, faults] = [0, 0]
    const told: unknown[] = []
    const { read, missed, peak } = await readDuring(async () => {
      for (const path of ['/', '/articles/nobody-wrote-this', '/search?q=rights']) {
        const flooded = await flood(site.url + path, 200, seconds)
        requests += flooded.requests
        faults += flooded.unanswered + (flooded.statuses['500'] ?? 0)
        told.push([path, flooded.statuses, flooded.unanswered])
      }
    })
    await report('flood', began, site.databaseUrl, { requests, faults, read, missed: missed.length, peak })
    expect([faults === 0 ? [] : told, missed, peak < MOST ? [] : peak]).toEqual([[], [], []])
  })

  it.runIf(isLong)('soak: are served for as long as it takes, and no process grows', async () => {
    const [began, seconds] = [Date.now(), choose('SECONDS', 0, 480)]
    const parts = ['front', 'newsroom', 'press'] as const
    const processes = await Promise.all(parts.map(site.processes))
    const writers = await letWrite(site, 'soak', SEED, 2, { keepsEarlier: false })
    const stop = letRead(site.url, paths, { readers: 10 })
    // What everything takes once it is warm. A page has its lines in the press's ledger: from then on there are no new articles, though
    // what was changed is still added to the corrections.
    await sleep(seconds * 250)
    writers.publishNoMore()
    const measure = async () => [
      ...(await Promise.all(processes.map(measureProcesses))),
      await measureDatabase(),
    ]
    const before = await measure()
    await sleep(seconds * 750)
    const after = await measure()
    // One that was started again meanwhile would seem to take less.
    expect(await Promise.all(parts.map(site.processes))).toEqual(processes)
    const { read, missed } = await stop()
    const { acknowledged, articles } = await writers.stop()
    await site.untilSettled()
    const { lost, half } = await judge(site, articles)
    const growth = Math.max(...after.map((memory, index) => (memory / (before[index] ?? 1) - 1) * 100))
    console.log(
      [...parts, 'database'].map(
        (part, index) => `${part} ${before[index]?.toFixed(1)} → ${after[index]?.toFixed(1)} MB`,
      ),
    )
    await report('soak', began, site.databaseUrl, {
      minutes: seconds / 60,
      read,
      missed: missed.length,
      acknowledged,
      growth,
      lost: lost.length,
      half: half.length,
    })
    expect([missed, lost, half]).toEqual([[], [], []])
    expect(growth).toBeLessThanOrEqual(20)
  })
})
