import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { getPayload, type Payload } from 'payload'
import pg from 'pg'
import { EnvironmentError, newsroomEnvironment } from '@/lib/env'
import { toPressKey } from '@/lib/press-key'
import { EVERYTHING } from '@/press/change'
import { Edition } from '@/press/edition'
import { reachNewsroom } from '@/press/newsroom'
import { isSound } from '@/press/soundness'
import { createPress, type Press } from '@/press/press'
import { withNewsroom } from './newsroom'
import { compare } from './press/check'
import { follow, LOCK } from './press/follow'
import { findStatus } from '@/lib/press-status'
import { borrowNewsroom } from './press/borrow-newsroom'
import { listDue, settleJobs } from './press/waiting'
import { explain } from './start/failure'
import { showBar } from './start/progress'

/** There while everything is being printed, so that what was cut short goes on where it ended. */
const UNFINISHED_FILE = '.press/unfinished'

/**
 * npm run press              prints every page of the edition; one that was cut short goes on where it ended
 * npm run press -- --check   compares the edition with the database, and changes nothing
 * npm run press -- --follow  prints changes as they come; “npm start” runs this by itself
 */
const mode = process.argv[2]

if (mode === '--follow') await followOn()
else if (mode === '--check') await withNewsroom(check)
else if (mode === undefined) await withNewsroom(printEverything)
else {
  console.error('✗ Say “npm run press”, with --check or --follow behind “--”.')
  process.exit(1)
}

async function followOn(): Promise<void> {
  const settings = readSettings()
  const newsroomUrl = process.env.NEWSROOM_URL ?? 'http://127.0.0.1:3000'
  try {
    const { default: config } = await import('@payload-config')
    await follow(await getPayload({ config }), { ...settings, newsroomUrl }, (report) =>
      process.send?.(report),
    )
  } catch (error) {
    console.error(`✗ The press has stopped: ${explain(error)}`)
    process.exit(1)
  }
}

function readSettings() {
  const { databaseUrl, payloadSecret, siteUrl, editionDir } = newsroomEnvironment()
  return { databaseUrl, siteUrl, key: toPressKey(payloadSecret), editionDir }
}

async function check(): Promise<void> {
  const { key, editionDir, siteUrl } = readSettings()
  const borrowed = await borrowNewsroom()
  try {
    const newsroom = reachNewsroom(borrowed.urls, key)
    const differences = await compare(await Edition.read(editionDir), newsroom, siteUrl, (done, all) =>
      showBar('Comparing', done, all),
    )
    if (differences.length > 0) {
      for (const difference of differences) console.log(difference)
      throw new EnvironmentError(
        `The edition differs from the database at ${differences.length} addresses: “npm run press” prints it anew.`,
      )
    }
    console.log('The edition is what the database says.')
  } finally {
    await borrowed.close()
  }
}

async function printEverything(payload: Payload): Promise<void> {
  const { databaseUrl, key, editionDir, siteUrl } = readSettings()
  const client = new pg.Client(databaseUrl)
  // An embedded database of our own is stopped at the end, before its connections.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  if (!rows[0]?.taken) {
    await client.end()
    await askRunningPress(payload, editionDir)
    return
  }
  const borrowed = await borrowNewsroom(availableParallelism())
  try {
    const edition = await Edition.open(editionDir)
    const press = createPress(edition, reachNewsroom(borrowed.urls, key), siteUrl, {
      pace: { hands: 4 * borrowed.urls.length, group: 8 },
    })
    // What is asked for while it prints is left to a start, as is what was asked for before it was cut short.
    const due = existsSync(join(editionDir, UNFINISHED_FILE)) ? [] : await listDue(client)
    await resumeOrBegin(edition, press)
    const all = edition.ledger.owed.size
    const began = performance.now()
    await press.settle((left) => showBar('Printing', Math.max(0, all - left), all))
    await rm(join(editionDir, UNFINISHED_FILE), { force: true })
    tellFaults(press.faults())
    await settleJobs(client, due)
    const seconds = (performance.now() - began) / 1000
    console.log(
      `Printed ${press.printed()} addresses in ${seconds.toFixed(1)} s (${Math.round(press.printed() / seconds)} a second).`,
    )
  } finally {
    await borrowed.close()
    await client.end()
  }
}

async function resumeOrBegin(edition: Edition, press: Press): Promise<void> {
  const file = join(edition.folder, UNFINISHED_FILE)
  if (existsSync(file)) return
  await edition.owe(await edition.listDamaged(isSound))
  await press.oweEverything()
  await writeFile(file, '')
}

/** The press of a running start is asked to print everything; what it reports is shown here. */
async function askRunningPress(payload: Payload, editionDir: string): Promise<void> {
  const before = (await findStatus(editionDir))?.printed
  const { id } = await payload.jobs.queue({ task: 'print', queue: 'press', input: { document: EVERYTHING } })
  const isWaiting = async () =>
    (
      await payload.count({
        collection: 'payload-jobs',
        where: { and: [{ id: { equals: id } }, { hasError: { not_equals: true } }] },
      })
    ).totalDocs > 0
  while (await isWaiting()) await sleep(100)
  for (let all = 0; ;) {
    await sleep(200)
    const { owed = 0, printed = 0, faults = [] } = (await findStatus(editionDir)) ?? {}
    all = Math.max(all, owed)
    if (all > 0) showBar('Printing', all - owed, all)
    if (printed === before || owed > faults.length) continue
    tellFaults(faults)
    console.log(`Printed ${printed - (before ?? 0)} addresses.`)
    return
  }
}

function tellFaults(faults: { address: string; message: string }[]): void {
  if (faults.length === 0) return
  for (const { message } of faults) console.log(message)
  throw new EnvironmentError(
    `${faults.length} pages were not printed, for the reasons above; what was printed before stays.`,
  )
}
