import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEnvironment } from '@/lib/env'

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** The stored file of that name, or undefined; only names the newsroom itself gives are looked up. */
export async function openMedia(name: string) {
  const extension = /^[0-9a-f-]{36}(?:-\d{1,5}x\d{1,5})?\.([a-z]+)$/.exec(name)?.[1]
  const mediaType = extension && TYPES[extension]
  if (!mediaType) return undefined
  const path = join(/* turbopackIgnore: true */ readEnvironment().dataDir, 'media', name)
  // Read whole, since a stream that Next opens for HEAD is never read, and never closed.
  const bytes = await readFile(path).catch(() => undefined)
  return bytes && { bytes: new Uint8Array(bytes), mediaType }
}
