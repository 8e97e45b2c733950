import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toMarker } from '@/lib/edition'
import { toLocation } from '@/lib/urls'
import type { Entry } from './ledger'

/** The edition's redirects as a map of nginx's configuration, a line for each, in order. */
export async function toRedirectsMap(folder: string, entries: ReadonlyMap<string, Entry>): Promise<string> {
  // nginx does not tell capitals apart here; an address with one is left to the newsroom, which does.
  const moved = [...entries].filter(
    ([address, { kind }]) => kind === 'moved' && address === address.toLowerCase(),
  )
  const lines = await Promise.all(
    moved.map(async ([address]) => {
      const target = await readFile(join(folder, toMarker(address, 'moved')), 'utf8').catch(() => '')
      return target && `${quote(address)} ${quote(toLocation(target.trim()))};\n`
    }),
  )
  return lines.sort().join('')
}

/** A string of nginx's configuration, in which a dollar sign would begin a variable. */
const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('$', '%24')}"`
