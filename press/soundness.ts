import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { ENCODINGS, isPixels, toFile, toMarker } from '@/lib/edition'
import type { Entry, Kind } from './ledger'

const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) }

/** What stands at an address, in short: the same for the same bytes (SHA-256). */
export const toHash = (kind: Kind, bytes: Buffer): string =>
  createHash('sha256').update(kind).update(bytes).digest('base64url')

/** Of the files of a page: as it is, and in each coding. */
const endingsOf = (address: string) => (isPixels(address) ? [''] : ['', ...Object.values(ENCODINGS)])

/** Whether all files of an address are there: a page in every coding it has and with its pictures, or a marker. */
export async function isWhole(folder: string, address: string, { kind, media }: Entry): Promise<boolean> {
  const files =
    kind === 'page'
      ? [
          ...endingsOf(address).map((ending) => toFile(address) + ending),
          ...media.map((each) => toFile(each)),
        ]
      : [toMarker(address, kind)]
  return Promise.all(files.map((file) => stat(join(folder, file)))).then(
    // A folder has a feed's name where the feed moved.
    (stats) => stats.every((each) => each.isFile()),
    () => false,
  )
}

/** Whether they also say what the entry says, each encoding of a page the same: every byte is read for it. */
export async function isSound(folder: string, address: string, entry: Entry): Promise<boolean> {
  const { kind, hash } = entry
  if (!(await isWhole(folder, address, entry))) return false
  const file = join(folder, kind === 'page' ? toFile(address) : toMarker(address, kind))
  if (toHash(kind, await readFile(file)) !== hash) return false
  if (kind !== 'page' || isPixels(address)) return true
  for (const encoding of ['br', 'gzip'] as const) {
    const bytes = await unpack[encoding](await readFile(file + ENCODINGS[encoding])).catch(() => undefined)
    if (!bytes || toHash(kind, bytes) !== hash) return false
  }
  return true
}

/** The boot of the machine during which the edition was last printed into. */
const BOOT_FILE = '.press/boot'

/**
 * Whether the machine was started anew since the last press, as after a loss of power. Files are not forced to the disk one by one,
 * so what was written last may be lost then, while the database remembers that it was printed. False where the system does not say.
 */
export async function hasLostPower(folder: string): Promise<boolean> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const before = await readFile(join(folder, BOOT_FILE), 'utf8').catch(() => boot)
  await writeFile(join(folder, BOOT_FILE), boot)
  return boot !== before
}
