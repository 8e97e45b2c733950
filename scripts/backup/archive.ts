import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import { CHECKSUMS } from './format'

export type Archive = {
  /** Adds an entry of that many bytes; resolves when they are on their way to the disk. */
  add: (name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>) => Promise<void>
  /** Adds the checksums of all that was added, and resolves when everything is on the disk. */
  close: () => Promise<void>
  /** Gives up; what was written stays where it is. */
  abort: () => Promise<void>
}

/** A new tar file at a path where nothing is, readable by its owner alone. What the disk says against it rejects whichever call comes next. */
export function openArchive(path: string, made: Date): Archive {
  const tar = pack()
  const written = pipeline(tar, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  written.catch(() => undefined)
  const failed = new Promise<never>((_, reject) => void written.catch(reject))
  failed.catch(() => undefined)
  const checksums: Record<string, string> = {}

  async function add(
    name: string,
    size: number,
    content: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<void> {
    const hash = createHash('sha256')
    await write(name, size, content, hash)
    checksums[name] = hash.digest('hex')
  }

  async function write(
    name: string,
    size: number,
    content: AsyncIterable<Buffer> | Iterable<Buffer>,
    hash?: ReturnType<typeof createHash>,
  ): Promise<void> {
    try {
      let done: (error?: Error | null) => void = () => undefined
      const taken = new Promise<void>((resolve, reject) => {
        done = (error) => (error ? reject(error) : resolve())
      })
      taken.catch(() => undefined)
      const entry = tar.entry({ name, size, mtime: made, mode: 0o600 }, (error) => done(error))
      entry.on('error', () => undefined)
      for await (const piece of content) {
        hash?.update(piece)
        if (!entry.write(piece)) await Promise.race([once(entry, 'drain'), taken, failed])
      }
      entry.end(null)
      await Promise.race([taken, failed])
    } catch (error) {
      tar.destroy(error instanceof Error ? error : null)
      // The disk's own word, where it had one, says more than that the entry was broken off.
      await written
      throw error
    }
  }

  return {
    add,
    close: async () => {
      const bytes = Buffer.from(JSON.stringify(checksums, null, 1))
      await write(CHECKSUMS, bytes.length, [bytes])
      tar.finalize()
      await written
    },
    abort: async () => {
      tar.destroy(null)
      await written.catch(() => undefined)
    },
  }
}
