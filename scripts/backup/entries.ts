import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extract } from 'tar-stream'
import { EnvironmentError } from '@/lib/env'
import { showBar } from '../start/progress'

const MEGABYTE = 1_000_000

export type Entry = {
  name: string
  isFile: boolean
  /** Bytes that the file says it has. */
  size: number
  content: AsyncIterable<Buffer>
  /** The SHA-256 of the content, which has been read to its end. */
  digest: () => string
}

/** What is told of a file whose entries were read. */
export type Whole = { bytes: number; digest: string }

/**
 * Hands over the entries of a tar file, one after the other, and shows how far it is under that name. What is left unread of one is skipped.
 * Resolves to the length and the SHA-256 of the file.
 */
export async function readEntries(
  file: string,
  name: string,
  take: (entry: Entry) => Promise<void>,
): Promise<Whole> {
  const bytes = await sizeOf(file)
  const all = createHash('sha256')
  const tar = extract()
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  let read = 0
  source.on('data', (piece) => {
    all.update(piece)
    read += piece.length
    showBar(`${name}, in MB`, Math.ceil(read / MEGABYTE), Math.max(1, Math.ceil(bytes / MEGABYTE)))
  })
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar)
  try {
    for await (const content of tar) {
      const hash = createHash('sha256')
      const { header } = content
      const hashed = hashAll(content, hash)
      await take({
        name: header.name,
        isFile: header.type === 'file',
        size: header.size,
        content: hashed,
        digest: () => hash.digest('hex'),
      })
      await drain(hashed)
    }
  } finally {
    source.destroy()
  }
  return { bytes, digest: all.digest('hex') }
}

/** Whether it was tar-stream that found that the file is none, or not all of one. */
export const isTarFault = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:Unexpected end of data|Invalid tar header|Invalid header|Header exceeds max size)/.test(error.message)

export async function drain(content: AsyncIterable<Buffer>): Promise<void> {
  const pieces = content[Symbol.asyncIterator]()
  while (!(await pieces.next()).done);
}

async function* hashAll(content: AsyncIterable<unknown>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    if (!Buffer.isBuffer(piece)) continue
    hash.update(piece)
    yield piece
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile())
    throw new EnvironmentError(`There is no file ${file}: name the backup that is to be restored.`)
  return found.size
}
