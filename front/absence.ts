import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toMarker } from '@/lib/edition'
import { isSafeLink, toLocation } from '@/lib/urls'
import { orAbsent, readStamp } from './files'

/** Why nothing stands at an address: it moved there, it was withdrawn, or there never was anything. */
export type Absence = { status: 308; location: string } | { status: 404 | 410 }

/** What the edition says of an address without a file; where it moved counts before that it is gone. */
export function findAbsence(editionDir: string, address: string): Absence {
  const moved = join(editionDir, toMarker(address, 'moved'))
  const location = readStamp(moved) && orAbsent(() => readFileSync(moved, 'utf8'))?.trim()
  if (location && isSafeLink(location)) return { status: 308, location: toLocation(location) }
  return { status: readStamp(join(editionDir, toMarker(address, 'gone'))) === undefined ? 404 : 410 }
}
