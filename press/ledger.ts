import { z } from 'zod'
import { GONE, type Gone } from '@/lib/edition'

/** What stands at an address: a file, a redirect (308) or a sign that it is gone (410), with the class of why. */
export type Kind = 'page' | 'moved' | Gone

/** What is known of an address: the SHA-256 of its bytes, the documents it was made from, and the pictures it shows. */
export type Entry = { kind: Kind; hash: string; sources: string[]; media: string[] }

const entrySchema = z.object({
  kind: z.enum(['page', 'moved', ...GONE]),
  hash: z.string(),
  sources: z.array(z.string()),
  media: z.array(z.string()),
})

/** A line of the journal: what came to stand at an address (null: nothing any more), or addresses that are owed. */
const lineSchema = z.union([
  z.tuple([z.string(), entrySchema.nullable()]),
  z.object({ owed: z.array(z.string()) }),
])

/**
 * What an edition holds and what it owes, as its journal tells it. Addresses are owed before they are printed, and printed
 * after their files are written; so what a crash leaves undone is still owed when the journal is read again.
 */
export class Ledger {
  readonly entries = new Map<string, Entry>()
  /** Addresses that have to be printed, for whatever reason they have not been yet. */
  readonly owed = new Set<string>()
  private readonly bySource = new Map<string, Set<string>>()
  private readonly shown = new Map<string, number>()
  private readonly unshown = new Set<string>()
  private lines: unknown[] = []

  constructor(journal: string) {
    for (const line of journal.split('\n')) this.replay(line)
  }

  /** The addresses made from the document, by its short name. */
  madeFrom(source: string): string[] {
    return [...(this.bySource.get(source) ?? [])]
  }

  isShown(media: string): boolean {
    return this.shown.has(media)
  }

  owe(addresses: Iterable<string>): void {
    const added = [...addresses].filter((address) => !this.owed.has(address))
    if (added.length === 0) return
    for (const address of added) this.owed.add(address)
    this.lines.push({ owed: added })
  }

  /** What stands at the address from now on; it is owed no more. */
  settle(address: string, entry: Entry | null): void {
    const before = this.entries.get(address) ?? null
    if (!this.owed.has(address) && isSame(before, entry)) return
    // What was cut out of a page keeps the whole page in memory (V8's sliced strings): it is copied.
    const kept = structuredClone(entry)
    this.apply(address, kept)
    this.lines.push([address, kept])
  }

  /** The journal's lines since the last call. */
  takeLines(): string {
    const lines = toLines(this.lines)
    this.lines = []
    return lines
  }

  /** The pictures that the last page has ceased to show since the last call. */
  takeUnshown(): string[] {
    const unshown = [...this.unshown].filter((media) => !this.isShown(media))
    this.unshown.clear()
    return unshown
  }

  /** A journal that tells the same in as few lines as possible. */
  toJournal(): string {
    return toLines([...this.entries, ...(this.owed.size > 0 ? [{ owed: [...this.owed] }] : [])])
  }

  private replay(line: string): void {
    // The last line of a press that was killed may be cut short; what it told of is still owed.
    const { success, data } = lineSchema.safeParse(parse(line))
    if (!success) return
    if (Array.isArray(data)) this.apply(...data)
    else for (const address of data.owed) this.owed.add(address)
  }

  private apply(address: string, entry: Entry | null): void {
    this.owed.delete(address)
    const before = this.entries.get(address)
    for (const source of before?.sources ?? []) {
      const addresses = this.bySource.get(source)
      addresses?.delete(address)
      if (addresses?.size === 0) this.bySource.delete(source)
    }
    for (const media of before?.media ?? []) this.countShown(media, -1)
    if (entry) this.entries.set(address, entry)
    else this.entries.delete(address)
    for (const source of entry?.sources ?? [])
      this.bySource.set(source, (this.bySource.get(source) ?? new Set()).add(address))
    for (const media of entry?.media ?? []) this.countShown(media, 1)
  }

  private countShown(media: string, more: number): void {
    const count = (this.shown.get(media) ?? 0) + more
    if (count > 0) this.shown.set(media, count)
    else {
      this.shown.delete(media)
      this.unshown.add(media)
    }
  }
}

const toLines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isSame = (a: Entry | null, b: Entry | null) => JSON.stringify(a) === JSON.stringify(b)
