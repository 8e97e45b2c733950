import type { ClientBase } from 'pg'
import pg from 'pg'
import { type Table, tableSchema } from './format'

/**
 * What a backup leaves behind, because it is made anew or must not come back alive: sessions; who subscribed to the hub, with the secrets
 * by which he knows what is sent to him for ours, and does so again by himself; what is asked of a second factor, invitations,
 * which may have been taken up since, and the locks of open forms; and what the search knows, which triggers keep from the articles, and
 * which another PostgreSQL may stem in another way.
 */
export const LEFT_OUT = [
  'users_sessions',
  'subscriptions',
  'sign_ins',
  'challenges',
  'invitations',
  'payload_locked_documents',
  'payload_locked_documents_rels',
  'article_search',
  'search_words',
]

/** How values are written as text, whatever the server's own settings are; and no limit of time, which a backup of much would meet. */
export const SETTINGS = `
  set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set bytea_output to 'hex';
  set extra_float_digits to 1; set client_encoding to 'UTF8'; set synchronize_seqscans to off;
  set statement_timeout to 0; set idle_in_transaction_session_timeout to 0`

export const quote = (name: string): string => pg.escapeIdentifier(name)

export const toList = (columns: string[]): string => columns.map(quote).join(', ')

/** The tables of the newsroom's schema with their columns, without what is left out; rows are counted when it is asked for. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> all($1)
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  )
  return rows.map((table) => tableSchema.parse({ ...table, rows: 0 }))
}

/** The migrations that the database has been through, in their order; none where no newsroom was ever made. */
export async function listMigrations(client: ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ found: string | null }>(
    "select to_regclass('payload_migrations') as found",
  )
  if (!found[0]?.found) return []
  const { rows } = await client.query<{ name: string }>('select name from payload_migrations order by name')
  return rows.map(({ name }) => name)
}
