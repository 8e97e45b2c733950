import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { EnvironmentError } from '@/lib/env'
import { damaged, notOurs, shown } from './damage'
import { drain, type Entry, isTarFault, readEntries, type Whole } from './entries'
import { CHECKSUMS, checksumsSchema, FORMAT, isPicture, KEYS, LARGEST, MANIFEST, type Manifest, manifestSchema, PIECE, type Table, toPieceName } from './format' // prettier-ignore
import { countRows } from './rows'

const decompress = promisify(gunzip)

const PICTURES = 'media/'
const ROWS = 'database/'

/** Hears what is in a backup, in the order in which it stands there. What it throws ends the reading. */
export type Reader = {
  /** What is being done, for the bar that shows how far it is. */
  name: string
  onRows?: (table: Table, rows: Buffer) => Promise<void>
  onPicture?: (name: string, content: AsyncIterable<Buffer>) => Promise<void>
}

/** What a backup says of itself, and the sealed keys if it has any. */
export type Read = Whole & { manifest: Manifest; manifestBytes: Buffer; keys: Buffer | undefined }

/**
 * Reads a backup from its first byte to its last and holds it to its own checksums and counts; resolves when all of it is right. Only what a
 * backup of ours can hold is taken, in its order and within its sizes: no entry names a path, and none is larger than it may be.
 */
export async function readBackup(file: string, { name, onRows, onPicture }: Reader): Promise<Read> {
  const found: Found = { checksums: new Map(), rows: new Map(), pieces: 0, pictures: 0, isWhole: false }

  async function take(entry: Entry): Promise<void> {
    if (!entry.isFile) throw damaged(file, `it holds “${shown(entry.name)}”, which is no file`)
    if (found.isWhole || found.checksums.has(entry.name)) throw misplaced(entry)
    if (!found.manifest) await takeManifest(entry)
    else if (entry.name === CHECKSUMS) await compare(entry, found.manifest)
    else if (entry.name === KEYS && found.pieces + found.pictures === 0) found.keys = await readWhole(entry)
    else if (entry.name.startsWith(ROWS) && found.pictures === 0) await takeRows(entry, found.manifest)
    else if (entry.name.startsWith(PICTURES) && isPicture(entry.name.slice(PICTURES.length))) {
      found.pictures++
      await onPicture?.(entry.name.slice(PICTURES.length), entry.content)
    } else throw misplaced(entry)
    await drain(entry.content)
    found.checksums.set(entry.name, entry.digest())
  }

  async function takeManifest(entry: Entry): Promise<void> {
    if (entry.name !== MANIFEST) throw notOurs(file)
    found.manifestBytes = await readWhole(entry)
    found.manifest = parseManifest(file, found.manifestBytes)
  }

  async function takeRows(entry: Entry, { tables }: Manifest): Promise<void> {
    const table = tables.find((each) => entry.name.startsWith(`${ROWS}${each.name}/`))
    if (!table) throw misplaced(entry)
    const last = found.table
    // One table after the other, in the order of the manifest: what has ended does not go on.
    if (last && tables.indexOf(table) < tables.indexOf(last)) throw misplaced(entry)
    found.pieces = table === last ? found.pieces + 1 : 1
    found.table = table
    if (entry.name !== toPieceName(table.name, found.pieces)) throw misplaced(entry)
    const rows = await decompress(await readWhole(entry), { maxOutputLength: PIECE }).catch(() => {
      throw damaged(file, `“${entry.name}” cannot be decompressed`)
    })
    found.rows.set(table, (found.rows.get(table) ?? 0) + countRows(rows))
    await onRows?.(table, rows)
  }

  async function compare(entry: Entry, { pictures, tables }: Manifest): Promise<void> {
    const said = parse(checksumsSchema, await readWhole(entry))
    if (!said) throw damaged(file, 'its checksums cannot be read')
    for (const each of new Set([...Object.keys(said), ...found.checksums.keys()]))
      if (said[each] !== found.checksums.get(each))
        throw damaged(file, `“${shown(each)}” is not what was backed up`)
    for (const table of tables)
      if ((found.rows.get(table) ?? 0) !== table.rows)
        throw damaged(file, `it does not hold the ${table.rows} rows of ${table.name} that it says`)
    if (found.pictures !== pictures)
      throw damaged(file, `it does not hold the ${pictures} files of pictures that it says`)
    found.isWhole = true
  }

  async function readWhole({ name: entryName, size, content }: Entry): Promise<Buffer> {
    if (size > LARGEST) throw damaged(file, `“${shown(entryName)}” is too large`)
    const pieces: Buffer[] = []
    for await (const piece of content) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  const misplaced = (entry: Entry) =>
    damaged(file, `“${shown(entry.name)}” has no place in a backup, or not there`)

  const whole = await readEntries(file, name, take).catch((error: unknown) => {
    if (!isTarFault(error)) throw error
    throw found.manifest ? damaged(file, 'it is no tar file any more, or ends too early') : notOurs(file)
  })
  const { isWhole, keys, manifest, manifestBytes } = found
  if (!manifest || !manifestBytes) throw notOurs(file)
  if (!isWhole) throw damaged(file, 'its end is missing')
  return { ...whole, manifest, manifestBytes, keys }
}

/** What has been read so far. */
type Found = {
  manifest?: Manifest
  manifestBytes?: Buffer
  keys?: Buffer
  /** The table whose pieces come, and how many of them there were. */
  table?: Table
  pieces: number
  rows: Map<Table, number>
  pictures: number
  checksums: Map<string, string>
  isWhole: boolean
}

const versionSchema = z.object({ format: z.number(), release: z.string() })

function parseManifest(file: string, bytes: Buffer): Manifest {
  const version = parse(versionSchema, bytes)
  if (!version) throw notOurs(file)
  if (version.format > FORMAT)
    throw new EnvironmentError(
      `${file} was made by the newer release ${shown(version.release)}: install that one, then restore.`,
    )
  const manifest = parse(manifestSchema, bytes)
  if (!manifest) throw damaged(file, 'what it says of itself cannot be read')
  return manifest
}

function parse<T>(schema: z.ZodType<T>, bytes: Buffer): T | undefined {
  try {
    return schema.parse(JSON.parse(bytes.toString()))
  } catch {
    return undefined
  }
}
