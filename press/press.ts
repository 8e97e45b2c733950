import { randomUUID } from 'node:crypto'
import { type Change, EVERYTHING, OWED } from './change'
import type { Edition, Print } from './edition'
import type { Kind } from './ledger'
import type { Newsroom } from './newsroom'
import { planChanges, planNeighbours, rankOf } from './plan'
import { toPrint } from './print'

/** `hands` work side by side, and each asks for a `group` of addresses at once, whose documents the newsroom then reads together. */
export type Pace = { hands: number; group: number }

/** For a change singly, so that the first of its pages is out before the last is begun, and editors are not kept waiting. */
const SINGLY: Pace = { hands: 3, group: 1 }
/** Milliseconds after which readers are shown what has been printed while the rest is still on its way. */
const SHOWN = 20
/** Rounds of owed addresses that are printed before the press looks again whether something newer waits. */
const ROUNDS = 10
/** Milliseconds in which changes gather that were made together, and after which a misprint is tried again by itself. */
const GATHER = 3
const PATIENCE = 20_000

type Fault = { address: string; message: string }

export type Press = {
  /** Resolves when the change is before readers; rejects when one of its pages could not be printed. */
  print: (change: Change) => Promise<void>
  /** Owes every address of the edition and of the database, and resolves when that is written down. */
  oweEverything: () => Promise<void>
  /** Prints what is owed; resolves when nothing is, or nothing but misprints. `onProgress` hears how much is left. */
  settle: (onProgress?: (left: number) => void) => Promise<void>
  /** What could not be printed, with the reason. */
  faults: () => Fault[]
  /** Pages printed since it began, whether their bytes were new or not. */
  printed: () => number
}

export type Options = {
  /** How what is owed is printed: singly, unless nobody else needs the newsroom. */
  pace?: Pace
  /** Hears of each page that could not be printed, once for each reason. */
  onFault?: (message: string) => void
}

type Leaving = { address: string; print: Print | undefined }

type Wanted = { change: Change; resolve: () => void; reject: (error: Error) => void }

/**
 * The press: prints what changes ask for, those made together at once, and what is owed when nothing else waits.
 */
export function createPress(
  edition: Edition,
  newsroom: Newsroom,
  siteUrl: string,
  { pace = SINGLY, onFault = () => undefined }: Options = {},
): Press {
  const faults = new Map<string, { message: string; at: number }>()
  /** Pictures on their way: many pages may show one. */
  const arriving = new Map<string, Promise<void>>()
  let wanted: Wanted[] = []
  // No two batches have one name: the newsroom may outlive the press that asked it.
  const session = randomUUID()
  let batches = 0
  let printed = 0
  let working: Promise<void> | undefined

  function print(change: Change): Promise<void> {
    return new Promise((resolve, reject) => {
      wanted.push({ change, resolve, reject })
      working ??= work().finally(() => (working = undefined))
    })
  }

  async function work(): Promise<void> {
    if (wanted.length > 0) await new Promise((gathered) => setTimeout(gathered, GATHER))
    while (wanted.length > 0) {
      const batch = wanted
      wanted = []
      await printWanted(batch).catch((error: unknown) => {
        for (const { reject } of batch) reject(toError(error))
      })
    }
  }

  async function printWanted(batch: Wanted[]): Promise<void> {
    const documents = batch
      .map(({ change }) => change)
      .filter((change) => change !== EVERYTHING && change !== OWED)
    if (documents.length < batch.length && batch.some(({ change }) => change === EVERYTHING))
      await oweEverything()
    const belonging = documents.length > 0 ? (await newsroom.list(documents)).addresses : []
    const planned = planChanges(documents, (source) => edition.ledger.madeFrom(source), belonging)
    if (batch.some(({ change }) => change === OWED))
      for (const address of edition.ledger.owed) planned.add(address)
    await printAll(planned, SINGLY)
    const failed = [...planned].flatMap((address) => faults.get(address)?.message ?? [])
    for (const { resolve, reject } of batch) {
      if (failed.length > 0) reject(new Error(failed.join(' ')))
      else resolve()
    }
  }

  async function oweEverything(): Promise<void> {
    const { addresses } = await newsroom.list()
    await edition.owe([...addresses, ...edition.ledger.entries.keys()])
  }

  async function settle(onProgress: (left: number) => void = () => undefined): Promise<void> {
    for (;;) {
      const due = [...edition.ledger.owed]
        .filter((address) => Date.now() - (faults.get(address)?.at ?? 0) > PATIENCE)
        .sort((a, b) => rankOf(a) - rankOf(b))
      if (due.length === 0) return
      const length = ROUNDS * pace.hands * pace.group
      for (let done = 0; done < due.length; done += length) {
        while (working) await working
        onProgress(edition.ledger.owed.size)
        const chunk = due.slice(done, done + length).filter((address) => edition.ledger.owed.has(address))
        // What was asked for while these were printed comes before the next of them.
        working = printAll(new Set(chunk), pace)
          .then(work)
          .finally(() => (working = undefined))
        await working
      }
      onProgress(edition.ledger.owed.size)
    }
  }

  /** Prints the addresses and what they draw after them; what must go, goes last. Misprints are kept, and stay owed. */
  async function printAll(addresses: Set<string>, pace: Pace): Promise<void> {
    const batch = `${session} ${++batches}`
    const leaving: Leaving[] = []
    await edition.owe(addresses)
    for (const rank of [0, 1, 2]) {
      const show = createShow()
      await pool(addresses, rank, pace, async (address) => {
        try {
          const isNew = await printOne(address, batch, addresses, leaving)
          printed++
          faults.delete(address)
          await show(isNew, SHOWN)
        } catch (error) {
          const { message } = toError(error)
          if (faults.get(address)?.message !== message) onFault(message)
          faults.set(address, { message, at: Date.now() })
        }
      })
      await show(false, 0)
    }
    await leave(leaving)
    await edition.record()
    await edition.sweepMedia()
  }

  /** Shows readers what is new, once it is `patience` milliseconds since they were last shown anything. */
  function createShow() {
    let [hasNew, shown] = [false, Date.now()]
    return async (isNew: boolean, patience: number): Promise<void> => {
      hasNew ||= isNew
      if (!hasNew || Date.now() - shown < patience) return
      hasNew = false
      shown = Date.now()
      await edition.publish()
    }
  }

  /** Resolves to whether readers have something new there; what has to go is left for later, and what follows is added. */
  async function printOne(
    address: string,
    batch: string,
    addresses: Set<string>,
    leaving: Leaving[],
  ): Promise<boolean> {
    const before = edition.ledger.entries.get(address)
    const print = await toPrint(address, await newsroom.ask(address, batch), siteUrl)
    const neighbours = planNeighbours(address, asPage(before), asPage(print)).filter(
      (neighbour) => !addresses.has(neighbour),
    )
    await edition.owe(neighbours)
    for (const neighbour of neighbours) addresses.add(neighbour)
    if (print?.kind !== 'page') {
      leaving.push({ address, print })
      return false
    }
    await addMedia(print.media, before?.media ?? [], batch)
    return edition.put(address, print)
  }

  /** Takes addresses of that rank while there are any, also those added meanwhile, a group at a time. */
  async function pool(
    addresses: Set<string>,
    rank: number,
    { hands, group }: Pace,
    one: (address: string) => Promise<void>,
  ): Promise<void> {
    const taken = new Set<string>()
    const take = () => {
      const next = [...addresses].filter((address) => rankOf(address) === rank && !taken.has(address))
      for (const address of next.slice(0, group)) taken.add(address)
      return next.slice(0, group)
    }
    const work = async () => {
      for (let next = take(); next.length > 0; next = take()) await Promise.all(next.map(one))
    }
    await Promise.all(Array.from({ length: hands }, work))
  }

  async function leave(leaving: Leaving[]): Promise<void> {
    let [isChanged, redirectsChanged] = [false, false]
    for (const { address, print } of leaving) {
      const before = edition.ledger.entries.get(address)?.kind
      const changed = print ? await edition.put(address, print) : await edition.remove(address)
      isChanged ||= changed
      redirectsChanged ||= changed && (before === 'moved' || print?.kind === 'moved')
    }
    if (isChanged) await edition.publish(redirectsChanged)
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
    const { status, body } = await newsroom.ask(address, batch)
    if (status !== 200) throw new Error(`The picture ${address} is missing in the newsroom (${status}).`)
    await edition.addMedia(address, body)
  }

  return {
    print,
    oweEverything,
    settle,
    printed: () => printed,
    faults: () => [...faults].map(([address, { message }]) => ({ address, message })),
  }
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const asPage = <T extends { kind: Kind }>(thing: T | undefined) =>
  thing?.kind === 'page' ? thing : undefined
