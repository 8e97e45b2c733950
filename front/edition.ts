import { join } from 'node:path'
import { ENCODINGS, isAbsentPage, isPixels, toFile } from '@/lib/edition'
import { type Copy, toCopy } from './copies'
import { type Coding, CODINGS, listAccepted } from './encodings'
import { report } from './faults'
import { readStamp, readStored } from './files'
import { createShelf, type Place } from './shelf'
import type { Version } from './version'

export type EditionOptions = {
  editionDir: string
  siteUrl: string
  /** Origin of the same site as an onion service, if it is one. */
  onionUrl?: string | undefined
  cacheBytes: number
  version: Version
}

/** The edition's files, those that were asked for lately in memory. */
export type Edition = {
  /** What stands at the address, when it is in memory and nothing has changed since it was looked at. */
  kept(address: string, acceptEncoding: string | undefined): Copy | undefined
  /** What stands at the address, or undefined; throws when the disk fails and memory has nothing. */
  find(address: string, acceptEncoding: string | undefined): Copy | undefined
  /** Drops what is in memory of the address. */
  forget(address: string): void
}

/** Opens the edition. Nothing is remembered of addresses where nothing stands, so strangers cannot fill the memory. */
export function openEdition(options: EditionOptions): Edition {
  const { editionDir, cacheBytes, version } = options
  const shelf = createShelf(cacheBytes)

  const pathOf = (address: string, coding: Coding) =>
    join(editionDir, toFile(address) + (coding === 'identity' ? '' : ENCODINGS[coding]))

  /** Looks which files stand there, and drops the copies of those that are not what they were. */
  function look(address: string): Place | undefined {
    const lookedAt = version.number
    const codings: readonly Coding[] = isPixels(address) ? ['identity'] : CODINGS
    const stamps = new Map(codings.map((coding) => [coding, readStamp(pathOf(address, coding))] as const))
    if (stamps.get('identity') === undefined) {
      shelf.remove(address)
      return undefined
    }
    const place = shelf.get(address) ?? {
      lookedAt,
      isUsed: false,
      codings: [],
      copies: new Map<Coding, Copy>(),
    }
    place.lookedAt = lookedAt
    place.codings = codings.filter((coding) => stamps.get(coding) !== undefined)
    for (const [coding, copy] of place.copies) {
      if (copy.stamp !== stamps.get(coding)) shelf.drop(address, coding)
    }
    // What is kept is found by a request's spelling, and these may be spelled like another address.
    if (!/[%?]/.test(address)) shelf.put(address, place)
    return place
  }

  function current(address: string): Place | undefined {
    const place = shelf.get(address)
    if (place?.lookedAt === version.number) return place
    try {
      return look(address)
    } catch (error) {
      // A disk that fails is no reason to keep from readers what is in memory.
      report('The edition cannot be read', error)
      if (place) return place
      throw error
    }
  }

  function take(address: string, place: Place, coding: Coding): Copy | undefined {
    const kept = place.copies.get(coding)
    if (kept) return kept
    const path = pathOf(address, coding)
    const stored = readStored(path)
    if (!stored) return undefined
    const copy = toCopy({ address, isListed: !isAbsentPage(address), coding, path }, stored, options)
    shelf.keep(address, place, coding, copy)
    return copy
  }

  return {
    kept(address, acceptEncoding) {
      const place = shelf.get(address)
      if (place?.lookedAt !== version.number) return undefined
      place.isUsed = true
      return place.copies.get(choose(place, acceptEncoding))
    },
    find(address, acceptEncoding) {
      const place = current(address)
      if (!place) return undefined
      // A file may be taken away between the look and the reading.
      return take(address, place, choose(place, acceptEncoding)) ?? take(address, place, 'identity')
    },
    forget: (address) => shelf.remove(address),
  }
}

/** The best coding that is there and that the reader takes; bytes as they are when he refuses everything. */
function choose({ codings }: Place, acceptEncoding: string | undefined): Coding {
  for (const coding of listAccepted(acceptEncoding)) if (codings.includes(coding)) return coding
  return 'identity'
}
