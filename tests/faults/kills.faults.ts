import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChance } from '../chance'
import { findProcesses, kill, listDescendants } from '../processes'
import { choose, isLong, SEED } from '@/scripts/reliability/form'
import { judge } from './judge'
import { letRead, type Read } from './readers'
import { report } from '@/scripts/reliability/report'
import { type FaultSite, openFaultSite } from './site'
import { letWrite, type Sent } from './writers'

/** Kills after which the start itself is ended and begun anew: it waits longer each time before it starts what keeps dying. */
const RENEWED = 5
/** Kills after which all that was ever sent is compared. */
const COMPARED = 50

type Chance = () => number

const findPart = (part: 'front' | 'newsroom' | 'press') => (site: FaultSite) => site.processes(part)

/** Now the server, now the process of one connection, after which the server lets all others go and recovers. */
async function findVictim(site: FaultSite, chance: Chance): Promise<number[]> {
  const [server, ...others] = await site.processes('database')
  const victim = chance() < 0.5 ? server : others[Math.floor(chance() * others.length)]
  return victim ? [victim] : []
}

async function findAll(site: FaultSite): Promise<number[]> {
  const { pid } = site.run()
  return [pid, ...(await listDescendants(pid))]
}

/** Ends at once what is found; what is only just being started again is waited for. */
async function strike(find: () => Promise<number[]>): Promise<void> {
  let victims = await find()
  for (let tries = 0; victims.length === 0; tries++) {
    if (tries > 3_000) throw new Error('What was to be killed did not come back within a minute.')
    await sleep(20)
    victims = await find()
  }
  kill(victims)
}

/** Ends the process of a connection, and then the one by which the server recovers from that, which lives for some tenths of a second. */
async function killRecovery(site: FaultSite): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await strike(async () => (await site.processes('database')).slice(-1))
    for (const end = Date.now() + 2_000; Date.now() < end;) {
      const recovering = await findProcesses(site.run().pid, /^postgres: startup/)
      kill(recovering)
      if (recovering.length > 0) return
    }
  }
  throw new Error('The database was never seen to recover.')
}

let site: FaultSite

beforeAll(async () => {
  site = await openFaultSite()
})
afterAll(() => site.close())

describe.skipIf(process.platform !== 'linux')(
  'what was acknowledged is there, and nothing is half there,',
  () => {
    it.each([
      ['kill-newsroom', 'the newsroom', findPart('newsroom'), choose('CYCLES', 4, 100)],
      ['kill-database', 'the database', findVictim, choose('CYCLES', 4, 100)],
      ['kill-press', 'the press', findPart('press'), choose('CYCLES', 3, 50)],
      ['kill-front', 'the front', findPart('front'), choose('CYCLES', 3, 50)],
      ['kill-all', 'everything', findAll, choose('CYCLES', 3, 50)],
    ] as const)('%s: when %s is killed at any instant of publishing', async (name, _, find, cycles) => {
      const began = Date.now()
      const chance = createChance(SEED)
      const isServed = name !== 'kill-front' && name !== 'kill-all'
      const paths = await site.addresses()
      let stopReading = letRead(site.url, paths)
      const reads: Read[] = []
      const sent: Sent[] = []
      const [lost, half]: [Set<string>, Set<string>] = [new Set(), new Set()]
      let acknowledged = 0

      for (let done = 0; done < cycles;) {
        const writers = await letWrite(site, `${name}-${done}`, SEED)
        for (const end = Math.min(cycles, done + COMPARED); done < end;) {
          await writers.untilAcknowledged()
          await sleep(chance() * 1000)
          await strike(() => find(site, chance))
          done++
          if (name === 'kill-all') {
            await site.run().exited
            await site.start()
          } else if (done % RENEWED === 0 && done < end) {
            reads.push(await stopReading())
            await site.restart()
            stopReading = letRead(site.url, paths)
          }
        }
        const written = await writers.stop()
        sent.push(...written.articles)
        acknowledged += written.acknowledged
        await site.untilSettled()
        const verdict = await judge(site, sent)
        for (const line of verdict.lost) lost.add(line)
        for (const line of verdict.half) half.add(line)
      }
      reads.push(await stopReading())
      const missed = reads.flatMap((each) => each.missed)
      const read = reads.reduce((sum, each) => sum + each.read, 0)
      const afresh = isLong || name === 'kill-all' ? await site.compareAfresh() : []
      for (const file of afresh) half.add(`${file} is not as it is printed afresh`)

      await report(name, began, site.databaseUrl, {
        cycles,
        acknowledged,
        lost: lost.size,
        half: half.size,
        ...(isServed ? { read, missed: missed.length } : {}),
      })
      expect([[...lost], [...half]]).toEqual([[], []])
      if (isServed) expect(missed).toEqual([])
      expect(acknowledged).toBeGreaterThan(cycles)
    })

    it('kill-recovery: when the database is killed while it recovers from a kill, after which PostgreSQL 18 stands still', async () => {
      const began = Date.now()
      const writers = await letWrite(site, 'kill-recovery', SEED)
      await writers.untilAcknowledged()
      await killRecovery(site)
      const killed = Date.now()
      await writers.untilAcknowledged()
      const away = (Date.now() - killed) / 1000
      const { articles, acknowledged } = await writers.stop()
      await site.untilSettled()
      const { lost, half } = await judge(site, articles)
      const figures = { away, acknowledged, lost: lost.length, half: half.length }
      await report('kill-recovery', began, site.databaseUrl, figures)
      expect([lost, half]).toEqual([[], []])
    })
  },
)
