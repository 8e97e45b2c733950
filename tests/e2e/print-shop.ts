import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from '@payloadcms/db-postgres'
import { getPayload, type Payload } from 'payload'
import { toPressKey } from '@/lib/press-key'
import { Edition } from '@/press/edition'
import { type Newsroom, reachNewsroom } from '@/press/newsroom'
import { createPress } from '@/press/press'
import { setPress } from '@/press/running'
import { startEmbedded } from '@/scripts/database/embedded'
import { openNewsroom } from '@/scripts/press/borrow-newsroom'
import { stop } from '@/scripts/start/children'
import { listDifferences, readFiles } from '../edition-files'

const SITE = 'http://localhost:3000'
const SECRET = 'a secret that only the tests ever use'

/** A newsroom with a database of its own, served by Next, and a press in this process whose disk can fail. */
export type PrintShop = {
  payload: Payload
  /** Empties newsroom and edition. */
  clear: () => Promise<void>
  /** Prints the first edition, as a start does. */
  printFirst: () => Promise<void>
  /** Runs the print jobs that are due; with `writes` the press dies after that many files, and another takes its place. */
  print: (writes?: number) => Promise<void>
  /** Every file that readers get, by its path. */
  read: () => Promise<Map<string, Buffer>>
  /** The files where the edition differs from one printed afresh. */
  compare: () => Promise<string[]>
  close: () => Promise<void>
}

export async function openPrintShop(): Promise<PrintShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-press-'))
  const database = await startEmbedded(dataDir, 'loudhailer-test-password')
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SITE_URL: SITE,
    PAYLOAD_SECRET: SECRET,
    FACTOR_KEY: SECRET,
  })
  await promisify(execFile)(process.execPath, ['--conditions=production', 'scripts/run.mjs', 'migrate'])
  const { default: config } = await import('@payload-config')
  const payload = await getPayload({ config })
  const { url, child } = await openNewsroom(SITE)
  const newsroom = reachNewsroom([url], toPressKey(SECRET))
  const folder = join(dataDir, 'edition')
  const execute = (query: ReturnType<typeof sql>) => payload.db.drizzle.execute(query)

  async function clear(): Promise<void> {
    const { rows } = await execute(
      sql`select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename not in ('payload_migrations', 'audit')`,
    )
    await execute(sql.raw(`truncate ${String(rows[0]?.['tables'])} cascade`))
    await rm(folder, { recursive: true, force: true })
  }

  async function printFirst(): Promise<void> {
    const press = createPress(await Edition.open(folder), newsroom, SITE, { pace: { hands: 2, group: 8 } })
    await press.oweEverything()
    await press.settle()
  }

  async function print(writes = Infinity): Promise<void> {
    await execute(sql`update payload_jobs set processing = false where processing`)
    // Nobody waits for the pause before another try.
    await execute(sql`update payload_jobs set wait_until = null where total_tried > 0`)
    const edition = await Edition.open(folder)
    const write = edition.write.bind(edition)
    let left = writes
    edition.write = (...args) =>
      left-- > 0 ? write(...args) : Promise.reject(new Error('The disk is gone.'))
    const press = createPress(edition, newsroom, SITE)
    setPress(press)
    for (let isDone = false; !isDone;) {
      const { noJobsRemaining = false } = await payload.jobs.run({
        allQueues: true,
        limit: 100,
        silent: true,
      })
      await press.settle().catch(() => undefined)
      isDone = noJobsRemaining || left < 0
    }
  }

  async function compare(): Promise<string[]> {
    const afresh = await printAfresh(newsroom, join(dataDir, 'afresh'))
    return listDifferences(folder, afresh)
  }

  async function close(): Promise<void> {
    newsroom.close()
    await stop(child)
    await payload.destroy()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }

  return { payload, clear, printFirst, print, read: () => readFiles(folder), compare, close }
}

async function printAfresh(newsroom: Newsroom, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  const press = createPress(await Edition.open(folder), newsroom, SITE, { pace: { hands: 2, group: 8 } })
  await press.oweEverything()
  await press.settle()
  if (press.faults().length > 0) throw new Error(JSON.stringify(press.faults()))
  return folder
}
