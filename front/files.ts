import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { codeOf } from '@/lib/errors'

/** Larger files, pictures all of them, are read from disk for each reader. */
const LARGEST_KEPT = 512 * 1024

/** A file's bytes, unless they are too many, with what tells it from every other state of itself. */
export type StoredFile = {
  stamp: string
  /** Milliseconds since 1970, whole seconds. */
  modified: number
  size: number
  /** A strong validator of the bytes, in quotes (RFC 9110, 8.8.3). */
  etag: string
  body: Buffer | undefined
}

type Times = { ino: number; size: number; mtimeMs: number; ctimeMs: number }

const toStamp = ({ ino, size, mtimeMs, ctimeMs }: Times) => `${ino} ${size} ${mtimeMs} ${ctimeMs}`

/**
 * The file as it is at one instant, or undefined when there is none; throws when the disk fails. It waits for the disk, as
 * nginx does: a page's file is small, and mostly in the system's memory.
 */
export function readStored(path: string): StoredFile | undefined {
  const file = orAbsent(() => openSync(path, 'r'))
  if (file === undefined) return undefined
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return undefined
    const { size, mtimeMs } = stats
    const body = size <= LARGEST_KEPT ? readWhole(file, size) : undefined
    return {
      stamp: toStamp(stats),
      modified: Math.floor(mtimeMs / 1000) * 1000,
      size,
      etag: toTag(stats, body),
      body,
    }
  } finally {
    closeSync(file)
  }
}

/** What tells the file's state from others, or undefined when there is no file; throws when the disk fails. */
export function readStamp(path: string): string | undefined {
  const stats = orAbsent(() => statSync(path, { throwIfNoEntry: false }))
  return stats?.isFile() ? toStamp(stats) : undefined
}

/** The handle of a file that is still in that state; its owner closes it. */
export async function openSame(path: string, stamp: string): Promise<FileHandle | undefined> {
  if (readStamp(path) !== stamp) return undefined
  const handle = await open(path)
  if (toStamp(await handle.stat()) === stamp) return handle
  await handle.close()
  return undefined
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL'])

/** What an asked-for name can meet with on a sound disk is absence, not a fault. */
export function orAbsent<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (ABSENT.has(codeOf(error) ?? '')) return undefined
    throw error
  }
}

/** Bytes that are in memory have a tag made from them; a large picture's is made from its size and time, as nginx makes all. */
function toTag({ size, mtimeMs }: Times, body: Buffer | undefined): string {
  const tag = body
    ? createHash('sha256').update(body).digest('base64url').slice(0, 22)
    : `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`
  return `"${tag}"`
}

function readWhole(file: number, size: number): Buffer {
  const body = Buffer.allocUnsafeSlow(size)
  let read = 0
  while (read < size) {
    const bytes = readSync(file, body, read, size - read, read)
    if (bytes === 0) throw new Error('a file became shorter while it was read')
    read += bytes
  }
  return body
}
