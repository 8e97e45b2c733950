import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toFile, toMarker } from '@/lib/edition'
import type { Edition } from '@/press/edition'
import type { Newsroom } from '@/press/newsroom'
import { toPrint } from '@/press/print'

const AT_ONCE = 8

/** Compares every address of edition and database; resolves to a line for each that differs. It changes nothing. */
export async function compare(
  edition: Edition,
  newsroom: Newsroom,
  siteUrl: string,
  onProgress: (done: number, all: number) => void,
): Promise<string[]> {
  const { addresses } = await newsroom.list()
  const all = [...new Set([...addresses, ...edition.ledger.entries.keys()])].sort()
  const session = randomUUID()
  const differences: string[] = []
  let done = 0
  const rest = all.values()
  const worker = async () => {
    for (const address of rest) {
      const difference = await compareOne(address).catch((error: unknown) => String(error))
      if (difference) differences.push(`${address} ${difference}`)
      onProgress(++done, all.length)
    }
  }
  async function compareOne(address: string): Promise<string | undefined> {
    const batch = `${session} ${Math.floor(done / 100)}`
    const ask = (path: string) => newsroom.ask(path, batch)
    const print = await toPrint(address, await ask(address), siteUrl, async (path) => (await ask(path)).body)
    const entry = edition.ledger.entries.get(address)
    if (!print) return entry && `is in the edition (${entry.kind}), but nothing is there`
    if (!entry) return `is missing in the edition (${print.kind})`
    if (entry.kind !== print.kind) return `is “${entry.kind}” in the edition instead of “${print.kind}”`
    const file = print.kind === 'page' ? toFile(address) : toMarker(address, print.kind)
    const bytes = await readFile(join(edition.folder, file)).catch(() => undefined)
    if (!bytes) return 'has lost its file'
    if (!bytes.equals(print.bytes)) return 'has other bytes'
    const missing = await Promise.all(print.media.map(async (media) => !(await edition.hasMedia(media))))
    return missing.includes(true) ? 'shows a picture that is missing' : undefined
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return differences.sort()
}
