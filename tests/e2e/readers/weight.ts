import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ENCODINGS, toFile } from '@/lib/edition'
import { attributeOf } from '@/lib/plain'
import { isOfflinePath } from '@/lib/urls'
import type { PrintedEdition } from './printed-pages'

/** Bytes that a first packet of ten segments holds, headers included. */
const FIRST_PACKET = 14_600
/** Pages that answer for other addresses, as they are called in the edition's folder. */
const ABSENT = /^\/(?:404|410(?:-[a-z]+)?|503)$/

/** Bytes of an answer's first line and last. */
const FRAME = 30

/** The pages that do not fit with their headers into the first packet (but those to be saved, which hold their pictures), are sent otherwise than they were printed, or set a cookie. */
export async function listHeavy({ pages, folder }: PrintedEdition, siteUrl: string): Promise<string[]> {
  const faults: string[] = []
  for (const address of pages.keys()) {
    const file = ABSENT.test(address) ? `${address.slice(1)}.html` : toFile(address)
    const { size } = await stat(join(folder, file + ENCODINGS.br))
    const { status, headers } = await fetch(siteUrl + encodeURI(address), {
      method: 'HEAD',
      headers: { 'Accept-Encoding': 'br' },
    })
    const sent = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, FRAME)
    const length = Number(headers.get('content-length'))
    if (status === 200 && length !== size)
      faults.push(`${address} is sent as ${length} bytes instead of ${size}`)
    if (size + sent > FIRST_PACKET && !isOfflinePath(address))
      faults.push(`${address} has ${size} + ${sent} bytes`)
    if (headers.has('set-cookie')) faults.push(`${address} sets a cookie`)
  }
  return faults
}

/** Pictures for which no room is kept, or which are fetched at once although they stand below the first one. */
export function listUnsized({ pages }: PrintedEdition): string[] {
  return [...pages.values()].flatMap(({ address, elements }) => {
    const pictures = elements.filter(({ tagName }) => tagName === 'img')
    return pictures.flatMap((picture, index) => {
      const faults: string[] = []
      const sizes = [attributeOf(picture, 'width'), attributeOf(picture, 'height')]
      const name = `${address}: ${attributeOf(picture, 'src')}`
      if (!sizes.every((size) => Number(size) > 0)) faults.push(`${name} has no size`)
      if (index > 0 && !isOfflinePath(address) && attributeOf(picture, 'loading') !== 'lazy')
        faults.push(`${name} is not lazy`)
      if (attributeOf(picture, 'alt') === undefined) faults.push(`${name} has no alternative text`)
      return faults
    })
  })
}
