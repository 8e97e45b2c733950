import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createBatchPrinter, type Pace } from './batch'
import { toFile } from '@/lib/edition'
import { isBesidePath } from '@/lib/urls'
import { type Change, EVERYTHING, OWED } from './change'
import type { Edition } from './edition'
import type { Newsroom } from './newsroom'
import { numberOf, planChanges, rankOf } from './plan'

/** For a change singly, so that the first of its pages is out before the last is begun, and editors are not kept waiting. */
const SINGLY: Pace = { hands: 3, group: 1 }
/** Addresses of a change that are printed at once; what is more is owed, and printed when nothing newer waits. */
const AT_MOST = 100
/** Rounds of owed addresses that are printed before the press looks again whether something newer waits. */
const ROUNDS = 10
/** Milliseconds in which changes gather that were made together, and after which a misprint is tried again by itself. */
const GATHER = 3
const PATIENCE = 20_000

/** The release of the code by which every page of the edition was printed, or is owed. */
const RELEASE_FILE = '.press/release'

export type Press = {
  /** Resolves when the change is before readers; rejects when one of its pages could not be printed. */
  print: (change: Change) => Promise<void>
  /** Owes every address of the edition and of the database, and resolves when that is written down. */
  oweEverything: () => Promise<void>
  /** Owes what a start finds wanting: all pages when another release printed them, and those whose files are gone. */
  oweWhatIsMissing: () => Promise<void>
  /** Prints what is owed; resolves when nothing is, or nothing but misprints. `onProgress` hears how much is left. */
  settle: (onProgress?: (left: number) => void) => Promise<void>
  /** What could not be printed, with the reason. */
  faults: () => { address: string; message: string }[]
  /** Pages printed since it began, whether their bytes were new or not. */
  printed: () => number
  /** What readers get at the address, or undefined where no page is. */
  read: (address: string) => Promise<Buffer | undefined>
}

export type Options = {
  /** How what is owed is printed: singly, unless nobody else needs the newsroom. */
  pace?: Pace
  /** Hears of each page that could not be printed, once for each reason. */
  onFault?: (message: string) => void
  /** Hears of feeds that have something new, once readers have it. */
  onFeeds?: (addresses: string[]) => void
}

type Wanted = { change: Change; resolve: () => void; reject: (error: Error) => void }

/** The press: prints what changes ask for, those made together at once, and what is owed when nothing else waits. */
export function createPress(
  edition: Edition,
  newsroom: Newsroom,
  siteUrl: string,
  { pace = SINGLY, onFault = () => undefined, onFeeds = () => undefined }: Options = {},
): Press {
  const { ledger } = edition
  const { printAll, faults, printed } = createBatchPrinter(edition, newsroom, siteUrl, { onFault, onFeeds })
  let wanted: Wanted[] = []
  let working: Promise<void> | undefined

  function print(change: Change): Promise<void> {
    return new Promise((resolve, reject) => {
      wanted.push({ change, resolve, reject })
      working ??= work().finally(rest)
    })
  }

  /** What was asked for between the last look and the end of the work is not forgotten. */
  function rest(): void {
    working = wanted.length > 0 ? work().finally(rest) : undefined
  }

  async function work(): Promise<void> {
    if (wanted.length > 0) await new Promise((gathered) => setTimeout(gathered, GATHER))
    while (wanted.length > 0) {
      const batch = wanted
      wanted = []
      const message = await printWanted(batch.map(({ change }) => change)).catch((error: unknown) =>
        String(error),
      )
      for (const { resolve, reject } of batch) {
        if (message) reject(new Error(message))
        else resolve()
      }
    }
  }

  /**
   * Prints what the changes call for; resolves to what of it could not be printed, in words, or ''. Where a change is shown on very
   * many pages, these are owed instead: what is asked for next must not wait for them.
   */
  async function printWanted(changes: Change[]): Promise<string> {
    if (changes.includes(EVERYTHING)) await oweEverything()
    if (changes.includes(OWED)) for (const fault of faults.values()) fault.at = -Infinity
    const documents = changes.filter((change) => change !== EVERYTHING && change !== OWED)
    // Before anything can fail: what readers see of these is wrong from now on.
    const shown = planChanges(documents, (source) => ledger.madeFrom(source))
    await edition.owe(shown)
    const belonging = documents.length > 0 ? (await newsroom.list(documents)).addresses : []
    await edition.owe(belonging)
    const all = [...new Set([...belonging, ...shown])]
    // What stands beside an article may be much, and comes after the article and its lists.
    const first = all.filter((address) => !isBesidePath(address))
    const addresses = await printAll([...first, ...all.filter(isBesidePath)].slice(0, AT_MOST), SINGLY)
    return [...addresses].flatMap((address) => faults.get(address)?.message ?? []).join(' ')
  }

  async function oweEverything(): Promise<void> {
    const { release, addresses } = await newsroom.list()
    await edition.owe([...addresses, ...ledger.entries.keys()])
    await edition.write(RELEASE_FILE, Buffer.from(release))
  }

  async function oweWhatIsMissing(): Promise<void> {
    const { release } = await newsroom.list()
    const printedBy = await readFile(join(edition.folder, RELEASE_FILE), 'utf8').catch(() => undefined)
    if (printedBy !== release) await oweEverything()
    await edition.owe(await edition.listDamaged())
  }

  async function settle(onProgress: (left: number) => void = () => undefined): Promise<void> {
    for (;;) {
      const due = [...ledger.owed]
        .filter((address) => performance.now() - (faults.get(address)?.at ?? -Infinity) > PATIENCE)
        .sort((a, b) => rankOf(a) - rankOf(b))
      if (due.length === 0) return
      const length = ROUNDS * pace.hands * pace.group
      for (let done = 0; done < due.length; done += length) {
        while (working) await working
        onProgress(ledger.owed.size)
        // Lists take turns, because each is made by one newsroom of several.
        const chunk = due
          .slice(done, done + length)
          .filter((address) => ledger.owed.has(address))
          .sort((a, b) => numberOf(a) - numberOf(b))
        // What was asked for while these were printed comes before the next of them.
        working = printAll(chunk, pace).then(work).finally(rest)
        await working
      }
      onProgress(ledger.owed.size)
    }
  }

  return {
    print,
    oweEverything,
    oweWhatIsMissing,
    settle,
    printed,
    read: (address) =>
      ledger.entries.get(address)?.kind === 'page'
        ? readFile(join(edition.folder, toFile(address)))
        : Promise.resolve(undefined),
    faults: () => [...faults].map(([address, { message }]) => ({ address, message })),
  }
}
