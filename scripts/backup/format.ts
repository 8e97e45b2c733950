import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { stemOf } from '@/lib/media-store'

/**
 * A backup is one tar file (POSIX.1-1988, ustar), which opens anywhere: what it holds, the keys if they were asked for, the rows of each table
 * as PostgreSQL's COPY writes them in pieces of gzip, the files of the pictures, and at its end the SHA-256 of each entry before it.
 */
export const FORMAT = 1

export const MANIFEST = 'manifest.json'
export const KEYS = 'keys.json'
export const CHECKSUMS = 'checksums.json'

/** Bytes of rows in one entry before it is compressed, and bytes of an entry of ours that is read as a whole. */
export const PIECE = 1024 * 1024
export const LARGEST = 64 * 1024 * 1024

/** Names of the database that an entry may bear; all of ours do. */
const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

export const tableSchema = z.object({
  name: identifier,
  columns: z.array(identifier).min(1),
  rows: z.int().min(0),
})

export type Table = z.infer<typeof tableSchema>

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  release: z.string(),
  /** The moment whose state it holds. */
  made: z.iso.datetime(),
  /** Migrations of the database, by which its tables have their form. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(tableSchema).min(1),
  pictures: z.int().min(0),
})

export type Manifest = z.infer<typeof manifestSchema>

export const checksumsSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/))

export const toPieceName = (table: string, number: number): string =>
  `database/${table}/${String(number).padStart(6, '0')}.gz`

/** Whether a file of the store may have that name, which is the only part of a path that a backup gives. */
export const isPicture = (name: string): boolean =>
  stemOf(name) !== undefined && /\.(?:avif|jpg|png|webp)$/.test(name)

export const toPictureName = (name: string): string => `media/${name}`

/** The release of this code, as its package says. */
export async function readRelease(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8'))).version
}
