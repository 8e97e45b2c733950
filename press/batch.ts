import { randomUUID } from 'node:crypto'
import { isFeed } from '@/lib/feed-scope'
import type { Edition, Print } from './edition'
import type { Kind } from './ledger'
import type { Newsroom } from './newsroom'
import type { Options } from './press'
import { isArchive, listOf, planArchives, planNeighbours, rankOf } from './plan'
import { toPrint } from './print'

/** `hands` work side by side, and each asks for a `group` of addresses at once, whose documents the newsroom then reads together. */
export type Pace = { hands: number; group: number }

/** Milliseconds after which readers are shown what has been printed while the rest is still on its way: soon for a change, else later. */
const SHOWN = { soon: 20, later: 250 }

type Leaving = { address: string; print: Print | undefined; repeats: string[] }

/** What is still to be printed of a batch, by rank, all that ever was, and what has to be printed once more. */
type Batch = {
  name: string
  queues: [string[], string[], string[]]
  known: Set<string>
  leaving: Leaving[]
  again: Set<string>
}

export type BatchPrinter = {
  /** Prints the addresses and what they draw after them; resolves to all of these. Misprints are kept, and stay owed. */
  printAll: (addresses: Iterable<string>, pace: Pace) => Promise<Set<string>>
  /** What could not be printed, by address, with the reason and when it was last tried, by the process’s own time: clocks jump. */
  faults: Map<string, { message: string; at: number }>
  printed: () => number
}

/** Prints batches of addresses: what has words of its own first, then lists, then feeds; what must go, goes last. */
export function createBatchPrinter(
  edition: Edition,
  newsroom: Newsroom,
  siteUrl: string,
  { onFault, onFeeds }: Required<Pick<Options, 'onFault' | 'onFeeds'>>,
): BatchPrinter {
  const faults: BatchPrinter['faults'] = new Map()
  /** Pictures on their way: many pages may show one. */
  const arriving = new Map<string, Promise<void>>()
  // No two batches have one name: the newsroom may outlive the press that asked it.
  const session = randomUUID()
  let batches = 0
  let printed = 0

  async function printAll(addresses: Iterable<string>, { hands, group }: Pace): Promise<Set<string>> {
    const batch: Batch = {
      name: `${session} ${++batches}`,
      queues: [[], [], []],
      known: new Set(),
      leaving: [],
      again: new Set(),
    }
    const absences = newsroom.absences()
    await add(batch, addresses)
    for (const queue of batch.queues) {
      const show = createShow()
      const work = async () => {
        for (let next = queue.splice(0, group); next.length > 0; next = queue.splice(0, group))
          await Promise.all(
            next.map((address) =>
              attempt(address, async () => {
                const isNew = await printOne(address, batch)
                printed++
                await show(isNew ? address : undefined, group === 1 ? SHOWN.soon : SHOWN.later)
              }),
            ),
          )
      }
      await Promise.all(Array.from({ length: hands }, work))
      await show(undefined, 0)
    }
    for (const going of batch.leaving) await attempt(going.address, () => leave(going, batch))
    if (await edition.sweepMedia()) await edition.publish()
    await edition.record()
    // Pages of one list may now be from two readings of it.
    if (newsroom.absences() !== absences)
      for (const address of batch.known) if (rankOf(address) === 1) batch.again.add(address)
    if (batch.again.size > 0) await printAll(batch.again, { hands, group })
    return batch.known
  }

  async function add({ queues, known }: Batch, addresses: Iterable<string>): Promise<void> {
    const added = [...new Set(addresses)].filter((address) => !known.has(address))
    if (added.length === 0) return
    await edition.owe(added)
    for (const address of added) {
      known.add(address)
      queues[rankOf(address)].push(address)
    }
  }

  /** Shows readers what is new, once it is `patience` milliseconds since they were last shown anything. */
  function createShow() {
    let [fresh, shown]: [string[], number] = [[], performance.now()]
    return async (address: string | undefined, patience: number): Promise<void> => {
      if (address !== undefined) fresh.push(address)
      if (fresh.length === 0 || performance.now() - shown < patience) return
      const feeds = fresh.filter(isFeed)
      fresh = []
      shown = performance.now()
      await edition.publish()
      if (feeds.length > 0) onFeeds(feeds)
    }
  }

  /** A fault of one address is kept, and keeps no other from being printed. */
  async function attempt(address: string, one: () => Promise<void>): Promise<void> {
    try {
      await one()
      faults.delete(address)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (faults.get(address)?.message !== message) onFault(message)
      faults.set(address, { message, at: performance.now() })
    }
  }

  /** Resolves to whether readers have something new there; what has to go is left for later, and what follows is added. */
  async function printOne(address: string, batch: Batch): Promise<boolean> {
    const before = edition.ledger.entries.get(address)
    const print = await toPrint(address, await newsroom.ask(address, batch.name), siteUrl, (media) =>
      askForPicture(media, batch.name),
    )
    const isThere = (each: string) => edition.ledger.entries.has(each)
    const planned = planNeighbours(
      address,
      asPage(before),
      asPage(print),
      (each) => edition.ledger.madeFrom(each),
      isThere,
    ).concat(print?.kind === 'page' ? planArchives(address, print.bytes.toString(), isThere) : [])
    const archives = planned.filter(isArchive)
    const drawn = planned.filter((other) => !isArchive(other))
    // What was printed before may have been made before this change: it is printed once more, and what it shares read anew.
    // Not so if this address cannot be written: it stays owed, and two that name each other would be printed without end.
    const repeats = drawn.filter(
      (other) =>
        (batch.known.has(other) && listOf(other) !== listOf(address)) || rankOf(other) < rankOf(address),
    )
    // Owed first, in case the press dies before it comes to that. Archives may be very many, and nobody waits for them: they stay owed.
    await edition.owe([...repeats, ...archives])
    await add(
      batch,
      drawn.filter((other) => !repeats.includes(other)),
    )
    if (print?.kind !== 'page') {
      batch.leaving.push({ address, print, repeats })
      return false
    }
    await addMedia(print.media, before?.media ?? [], batch.name)
    const isNew = await edition.put(address, print)
    for (const other of repeats) batch.again.add(other)
    return isNew
  }

  async function leave({ address, print, repeats }: Leaving, batch: Batch): Promise<void> {
    const before = edition.ledger.entries.get(address)?.kind
    const isChanged = print ? await edition.put(address, print) : await edition.remove(address)
    if (isChanged) await edition.publish(before === 'moved' || print?.kind === 'moved')
    for (const other of repeats) batch.again.add(other)
  }

  // Pictures come before the page that shows them.
  async function addMedia(media: string[], before: string[], batch: string): Promise<void> {
    for (const address of media) {
      if (before.includes(address)) continue
      const coming = arriving.get(address) ?? fetchMedia(address, batch)
      arriving.set(address, coming)
      await coming.finally(() => arriving.delete(address))
    }
  }

  async function fetchMedia(address: string, batch: string): Promise<void> {
    if (await edition.hasMedia(address)) return
    await edition.addMedia(address, await askForPicture(address, batch))
  }

  async function askForPicture(address: string, batch: string): Promise<Buffer> {
    const { status, body } = await newsroom.ask(address, batch)
    if (status !== 200) throw new Error(`The picture ${address} is missing in the newsroom (${status}).`)
    return body
  }

  return { printAll, faults, printed: () => printed }
}

const asPage = <T extends { kind: Kind }>(thing: T | undefined) =>
  thing?.kind === 'page' ? thing : undefined
