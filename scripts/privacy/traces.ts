import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import pg from 'pg'

/** What would be left of a reader: its name in a report, and the bytes that it would be known by. */
export type Trace = { name: string; bytes: string }

const HASHES = ['md5', 'sha1', 'sha256']

/** Each mark as it is written, as its bytes in hex, and hashed in the usual ways. All are compared in small letters. */
export function toTraces(marks: Record<string, string>): Trace[] {
  return Object.entries(marks).flatMap(([name, mark]) => [
    { name, bytes: mark.toLowerCase() },
    { name: `${name}, in hex`, bytes: Buffer.from(mark).toString('hex') },
    ...HASHES.flatMap((hash) =>
      (['hex', 'base64', 'base64url'] as const).map((encoding) => ({
        name: `${name}, hashed (${hash})`,
        bytes: createHash(hash).update(mark).digest(encoding).replace(/=+$/, '').toLowerCase(),
      })),
    ),
  ])
}

/** The names of the traces that are in the data. */
export function findTraces(data: Buffer | string, traces: Trace[]): string[] {
  const text = (typeof data === 'string' ? Buffer.from(data) : data).toString('latin1').toLowerCase()
  return [...new Set(traces.filter(({ bytes }) => text.includes(bytes)).map(({ name }) => name))]
}

export type Search = { looked: number; found: string[] }

/** Looks into every file of a folder, or those that changed since the moment; compressed ones of the edition as well. */
export async function searchFiles(folder: string, traces: Trace[], since = new Date(0)): Promise<Search> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const search: Search = { looked: 0, found: [] }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || (await stat(path)).mtime < since) continue
    search.looked++
    const names = findTraces(unpack(path, await readFile(path)), traces)
    search.found.push(...names.map((name) => `${name}, in the file ${path}`))
  }
  return search
}

function unpack(path: string, data: Buffer): Buffer {
  if (path.endsWith('.br')) return brotliDecompressSync(data)
  return path.endsWith('.gz') ? gunzipSync(data) : data
}

/** Looks into every column of every table of the database. */
export async function searchTables(databaseUrl: string, traces: Trace[]): Promise<Search> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const found = new Set<string>()
    for (const { name: table } of tables) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${table} t`,
      )
      for (const { row } of rows)
        for (const [column, value] of Object.entries(row))
          for (const name of findTraces(JSON.stringify(value), traces))
            found.add(`${name}, in the table ${table}, column ${column}`)
    }
    return { looked: tables.length, found: [...found].sort() }
  } finally {
    await client.end()
  }
}
