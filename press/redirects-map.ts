import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toMarker } from '@/lib/edition'
import { toLocation } from '@/lib/urls'
import type { Entry } from './ledger'

/** Bytes of an address and of a target: nginx refuses to start over a longer one (map_hash_bucket_size in deploy/nginx.conf; its own 4,096 of a word). */
const LONGEST = { address: 400, target: 4000 }

/** The edition's redirects as a map of nginx's configuration, a line for each, in order. */
export async function toRedirectsMap(folder: string, entries: ReadonlyMap<string, Entry>): Promise<string> {
  // nginx does not tell capitals apart here; an address with one is left to the newsroom, which does, as is what is too long.
  const moved = [...entries].filter(
    ([address, { kind }]) => kind === 'moved' && address === address.toLowerCase(),
  )
  const lines = await Promise.all(
    moved.map(async ([address]) => {
      const target = await readFile(join(folder, toMarker(address, 'moved')), 'utf8').catch(() => '')
      const [from, to] = [quote(address), quote(toLocation(target.trim()))]
      const isTooLong = Buffer.byteLength(from) > LONGEST.address || Buffer.byteLength(to) > LONGEST.target
      return target && !isTooLong ? `${from} ${to};\n` : ''
    }),
  )
  return lines.sort().join('')
}

/** A string of nginx's configuration, in which a dollar sign would begin a variable. */
const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('$', '%24')}"`
