import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEnvironment } from './env'

/** A stored file's name: what all files of one picture have in common, the size where it is made from another, the format. */
const NAME = /^([0-9a-f-]{36})(?:-\d{1,5}x\d{1,5})?\.([a-z]+)$/

const MEDIA_TYPES: Record<string, string> = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

const folder = () => join(/* turbopackIgnore: true */ readEnvironment().dataDir, 'media')

/** What all names of one stored picture begin with, or undefined for a name that the newsroom never gives. */
export const stemOf = (name: string): string | undefined => NAME.exec(name)?.[1]

/** The stored file of that name, or undefined; only names the newsroom itself gives are looked up. */
export async function openMedia(name: string) {
  const mediaType = MEDIA_TYPES[NAME.exec(name)?.[2] ?? '']
  if (!mediaType) return undefined
  // Read whole, since a stream that Next opens for HEAD is never read, and never closed.
  const bytes = await readFile(join(folder(), name)).catch(() => undefined)
  return bytes && { bytes: new Uint8Array(bytes), mediaType }
}

/** Stores files by their names, on disk when it resolves. A name is given once, so that no file ever changes. */
export async function storeMedia(files: Map<string, Uint8Array>): Promise<void> {
  await mkdir(folder(), { recursive: true })
  await Promise.all(
    [...files].map(([name, bytes]) => writeFile(join(folder(), name), bytes, { flag: 'wx', flush: true })),
  )
}

/** Removes all files of one stored picture. */
export async function removeMedia(stem: string): Promise<void> {
  const names = await readdir(folder()).catch(() => [])
  await Promise.all(names.filter((name) => stemOf(name) === stem).map((name) => rm(join(folder(), name))))
}
