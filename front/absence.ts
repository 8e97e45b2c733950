import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ABSENT_PAGES, type Gone, GONE, GONE_PAGES, toMarker } from '@/lib/edition'
import { isSafeLink, toLocation } from '@/lib/urls'
import { orAbsent, readStamp } from './files'

/** Why nothing stands at an address: it moved there, it was withdrawn, or there never was anything. */
export type Absence = { status: 308; location: string } | Told

/** What readers are told, and the page that tells it. */
export type Told =
  { status: 404; page: (typeof ABSENT_PAGES)[404] } | { status: 410; page: (typeof GONE_PAGES)[Gone] }

export const UNKNOWN: Told = { status: 404, page: ABSENT_PAGES[404] }

/** What the edition says of an address without a file; where it moved counts before that it is gone. */
export function findAbsence(editionDir: string, address: string): Absence {
  const moved = join(editionDir, toMarker(address, 'moved'))
  const location = readStamp(moved) && orAbsent(() => readFileSync(moved, 'utf8'))?.trim()
  if (location && isSafeLink(location)) return { status: 308, location: toLocation(location) }
  const gone = GONE.find((kind) => readStamp(join(editionDir, toMarker(address, kind))) !== undefined)
  return gone ? { status: 410, page: GONE_PAGES[gone] } : UNKNOWN
}
