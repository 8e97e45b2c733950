import { readdir } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import type { Manifest } from '../backup/format'
import { listMigrations, quote } from '../backup/tables'

const ELSEWHERE = 'Restore into a new DATA_DIR, or set DATABASE_URL to a new, empty database.'

/** Refuses a database in which there is anything but what migrations make. */
export async function refuseFilled(client: ClientBase): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'payload_migrations' order by relname`,
  )
  const filled: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ is_filled: boolean }>(
      `select exists(select from ${quote(name)}) as is_filled`,
    )
    if (rows[0]?.is_filled) filled.push(name)
  }
  if (filled.length > 0)
    throw new EnvironmentError(
      `The database is not empty: there are rows in ${filled.slice(0, 3).join(', ')}${filled.length > 3 ? ` and ${filled.length - 3} more tables` : ''}. Nothing was changed. ${ELSEWHERE}`,
    )
}

/** Refuses a database whose tables, though empty, are of a later time than the backup, or of another line. */
export async function refuseOther(client: ClientBase, { migrations }: Manifest): Promise<void> {
  const other = (await listMigrations(client)).filter((name) => !migrations.includes(name))
  if (other.length > 0)
    throw new EnvironmentError(
      `The tables in this database are newer than those of the backup (${other[0] ?? ''}), though empty. Nothing was changed. ${ELSEWHERE} There the tables are made as they were, and then brought up to date.`,
    )
}

/** Refuses a store that holds any file. */
export async function refuseStored(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
    return []
  })
  if (names.length > 0)
    throw new EnvironmentError(
      `${folder} holds ${names.length} files, and must be empty: remove it if they were left by a restore that was killed, or set DATA_DIR to another folder. Nothing was changed.`,
    )
}
