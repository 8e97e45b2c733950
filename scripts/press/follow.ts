import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import pg from 'pg'
import { setMaker } from '@/jobs/backup-maker'
import { tellFollowers } from '@/jobs/tell-followers'
import { BACKUP_QUEUE, queueMissingBackup } from '@/lib/backup-queue'
import { createAgeing } from '@/press/ages'
import { Edition } from '@/press/edition'
import { reachNewsroom } from '@/press/newsroom'
import { createPress } from '@/press/press'
import { setPress } from '@/press/running'
import { STATUS_FILE } from '@/lib/edition'
import type { Status } from '@/lib/press-status'
import { explain } from '../start/failure'
import { backUp } from './back-up'

/** Held by the one press that prints, however many newsrooms share the database. */
export const LOCK = 7_203_414

/**
 * What is worked on side by side: the press's own work; what is new for subscribers, said for the first time; questions to strangers
 * and what subscribers did not take before, which may wait long for an answer and keep nothing else waiting; and a backup, which takes its time.
 */
const HUB: Where = { queue: { equals: 'hub' } }
const BACKUPS: Where = { queue: { equals: BACKUP_QUEUE } }
const LOOPS: Where[] = [
  { queue: { not_in: ['hub', BACKUP_QUEUE] } },
  BACKUPS,
  { and: [HUB, { taskSlug: { not_equals: 'verify' } }, { totalTried: { equals: 0 } }] },
  { and: [HUB, { or: [{ taskSlug: { equals: 'verify' } }, { totalTried: { greater_than: 0 } }] }] },
]

/** Milliseconds between looks at the queue when no notice comes: for jobs whose time has come, and for notices lost. */
const LOOK = 1000

type Settings = { databaseUrl: string; editionDir: string; newsroomUrl: string; key: string; siteUrl: string }

/** Reports to whoever started the press: how many addresses are left to print, and that none are. */
export type Report = { left: number } | { ready: true }

/**
 * Runs print jobs as they come, for as long as the database is there: its loss rejects, and a new press picks up whatever
 * this one has not finished. A second press waits until the first is gone.
 */
export async function follow(
  payload: Payload,
  { databaseUrl, editionDir, newsroomUrl, key, siteUrl }: Settings,
  report: (report: Report) => void,
): Promise<never> {
  const listener = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
  const lost = new Promise<never>((_, reject) => {
    listener.on('error', reject)
    listener.on('end', () => reject(new Error('The database closed the connection.')))
  })
  const notices = new EventEmitter()
  listener.on('notification', () => notices.emit('notice'))
  await listener.connect()
  await Promise.race([lost, takeOver(listener)])

  const edition = await Edition.open(editionDir)
  const newsroom = reachNewsroom([newsroomUrl], key)
  const press = createPress(edition, newsroom, siteUrl, {
    onFault: (message) => console.error(message),
    onFeeds: (feeds) =>
      void tellFollowers(payload, feeds).catch((error: unknown) =>
        console.error(`The hub was not told: ${explain(error)}`),
      ),
  })
  setPress(press)
  setMaker(backUp)
  await queueMissingBackup(payload)
  const { oweAged } = createAgeing(edition, newsroom)

  const runJobs = async (where: Where) => {
    let wake: () => void = () => undefined
    notices.on('notice', () => wake())
    for (;;) {
      const noticed = new Promise<void>((resolve) => (wake = resolve))
      const { noJobsRemaining = false } = await payload.jobs.run({
        allQueues: true,
        // Of two backups that are due, the second would be no other.
        limit: where === BACKUPS ? 1 : 100,
        where,
        silent: true, // the press itself says what it could not print
      })
      if (noJobsRemaining) await Promise.race([noticed, sleep(LOOK)])
    }
  }
  const settle = async () => {
    await press.oweWhatIsMissing()
    for (let isReady = false; ;) {
      await oweAged()
      await press.settle((left) => report({ left }))
      if (!isReady) report({ ready: true })
      isReady = true
      await sleep(LOOK / 2)
    }
  }
  const keepStatus = async () => {
    for (let said = ''; ;) {
      const status: Status = {
        owed: edition.ledger.owed.size,
        printed: press.printed(),
        faults: press.faults(),
      }
      const saying = JSON.stringify(status)
      if (saying !== said) await edition.write(STATUS_FILE, Buffer.from((said = saying)))
      await sleep(LOOK / 4)
    }
  }
  return Promise.race([lost, ...LOOPS.map(runJobs), settle(), keepStatus()])
}

/** Waits for the place of the press, frees what a killed one had begun, and listens. */
async function takeOver(listener: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await listener.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      LOCK,
    ])
    if (rows[0]?.taken) break
    await sleep(LOOK)
  }
  await listener.query('listen press')
  await listener.query('update payload_jobs set processing = false where processing')
  // A new press may well print what the last one gave up: another release, or a disk with room again.
  const failed = "select id from payload_jobs where queue = 'press' and has_error"
  await listener.query(`delete from payload_jobs_log where _parent_id in (${failed})`)
  await listener.query(
    "update payload_jobs set has_error = false, total_tried = 0, wait_until = null where queue = 'press' and has_error",
  )
}
