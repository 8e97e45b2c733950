import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
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
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  return { stream, mediaType, bytes: found.size }
}
