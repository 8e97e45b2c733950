import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'

/** What is known of a page while it is made for the press: the documents it was made from, and the batch it belongs to. */
export type Reading = { sources: Set<string>; batch: string | undefined }

declare global {
  // As in lib/next-server.ts: Next bundles this file more than once.
  var reading: AsyncLocalStorage<Reading> | undefined
}

export const read = (globalThis.reading ??= new AsyncLocalStorage<Reading>())

export const createReading = (batch: string | string[] | undefined): Reading => ({
  sources: new Set(),
  batch: typeof batch === 'string' ? batch : undefined,
})

/** The short name of a document: eight of its uuid's digits do, since two of one name would only print a page once too often. */
export const toSource = (id: string): string => id.slice(0, 8)

/** Remembers that the page being made depends on the document, also when it may not be shown yet. */
export function noteSource(id: string): void {
  read.getStore()?.sources.add(toSource(id))
}

/** The short name of a list by its address, for pages that link to it wherever it stands. */
export const toListSource = (path: string): string =>
  createHash('sha256').update(path).digest('hex').slice(0, 8)

/** Remembers that the page being made links to the list at this address, also when there is none yet. */
export function noteList(path: string): void {
  read.getStore()?.sources.add(toListSource(path))
}

/** Batches whose shared readings are kept: the press works at one at a time, with another newsroom's beside it. */
const KEPT = 4

/**
 * A reading done once for all pages of a batch: what every page carries, and what the three feeds have in common. All of a
 * batch's requests come after the changes it is printed for, so none is given anything older. Outside the press it reads anew.
 */
export function shareInBatch<A extends string[], T>(
  get: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  const batches = new Map<string, Map<string, { value: Promise<T>; sources: Set<string> }>>()
  return async (...args) => {
    const page = read.getStore()
    if (page?.batch === undefined) return get(...args)
    const batch = batches.get(page.batch) ?? new Map<string, { value: Promise<T>; sources: Set<string> }>()
    batches.set(page.batch, batch)
    for (const old of [...batches.keys()].slice(0, -KEPT)) batches.delete(old)

    const name = args.join(' ')
    let shared = batch.get(name)
    if (!shared) {
      const sources = new Set<string>()
      shared = { value: read.run({ ...page, sources }, () => get(...args)), sources }
      batch.set(name, shared)
      // A failed reading is not what the next page should be told.
      shared.value.catch(() => batch.delete(name))
    }
    const value = await shared.value
    for (const source of shared.sources) page.sources.add(source)
    return value
  }
}

/** Milliseconds in which pages of a batch ask for their documents before these are fetched in one go. */
const GATHER = 2

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * A reading of one document, done for several pages of a batch together: `load` gets all names asked for at once. Each page's
 * sources are the documents that its own names, since what was read for the others is none of them. Outside the press each is read alone.
 */
export function gatherInBatch<T>(
  load: (names: string[]) => Promise<Map<string, T>>,
): (name: string) => Promise<T | undefined> {
  let gathering: { names: Set<string>; loaded: Promise<Map<string, T>> } | undefined
  return async (name) => {
    const page = read.getStore()
    if (page?.batch === undefined) return (await load([name])).get(name)
    if (!gathering) {
      const names = new Set<string>()
      const loaded = new Promise((gathered) => setTimeout(gathered, GATHER)).then(() => {
        gathering = undefined
        return read.run(createReading(undefined), () => load([...names]))
      })
      gathering = { names, loaded }
    }
    gathering.names.add(name)
    const document = (await gathering.loaded).get(name)
    for (const [id] of JSON.stringify(document ?? null).matchAll(UUID)) page.sources.add(toSource(id))
    return document
  }
}
