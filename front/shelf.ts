import type { Copy } from './copies'
import type { Coding } from './encodings'

/** What is known of an address at which something stands. */
export type Place = {
  /** The version of the edition at which its files were looked at. */
  lookedAt: number
  /** Whether anyone has asked for it since the last time room was made. */
  isUsed: boolean
  /** The codings whose files are there. */
  codings: Coding[]
  copies: Map<Coding, Copy>
}

export type Shelf = {
  get(address: string): Place | undefined
  put(address: string, place: Place): void
  keep(address: string, place: Place, coding: Coding, copy: Copy): void
  drop(address: string, coding: Coding): void
  remove(address: string): void
  readonly bytes: number
}

/** Bytes that a place and a copy take beside the body, in Node 20 and rounded up. */
const PLACE = 1_000
const COPY = 2_000

const sizeOf = (copy: Copy | undefined) => (copy ? COPY + (copy.body?.length ?? 0) : 0)

const sizeOfPlace = ({ copies }: Place) =>
  [...copies.values()].reduce((sum, copy) => sum + sizeOf(copy), PLACE)

/**
 * The memory of the front: at most so many bytes, beyond which what nobody has asked for lately makes room. A place that was
 * asked for gets a second chance instead of being moved at each request, which costs the request nothing.
 */
export function createShelf(mostBytes: number): Shelf {
  const places = new Map<string, Place>()
  let bytes = 0

  function remove(address: string): void {
    const place = places.get(address)
    if (!place) return
    bytes -= sizeOfPlace(place)
    places.delete(address)
  }

  function makeRoom(): void {
    while (bytes > mostBytes) {
      const [oldest] = places
      if (!oldest) return
      const [address, place] = oldest
      if (!place.isUsed) {
        remove(address)
        continue
      }
      place.isUsed = false
      places.delete(address)
      places.set(address, place)
    }
  }

  return {
    get: (address) => places.get(address),
    remove,
    put(address, place) {
      if (places.get(address) !== place) {
        remove(address)
        places.set(address, place)
        bytes += sizeOfPlace(place)
      }
      makeRoom()
    },
    keep(address, place, coding, copy) {
      if (places.get(address) !== place) return
      bytes += sizeOf(copy) - sizeOf(place.copies.get(coding))
      place.copies.set(coding, copy)
      makeRoom()
    },
    drop(address, coding) {
      const copies = places.get(address)?.copies
      bytes -= sizeOf(copies?.get(coding))
      copies?.delete(coding)
    },
    get bytes() {
      return bytes
    },
  }
}
