import type { ClientBase } from 'pg'
import { quote } from '../backup/tables'

/**
 * What was under way when the backup was made is not so any more: jobs that ran run anew, resets of passwords are over.
 * Whether and when there are backups here, the press sees to.
 */
const REST: { table: string; statement: string }[] = [
  { table: 'payload_jobs', statement: 'update payload_jobs set processing = false where processing' },
  { table: 'payload_jobs', statement: "delete from payload_jobs where queue in ('backup', 'hub')" },
  {
    table: 'users',
    statement: 'update users set reset_password_token = null, reset_password_expiration = null',
  },
]

/** Ends in the restored rows what was under way in the system that they were taken from. */
export async function layToRest(client: ClientBase, tables: string[]): Promise<void> {
  for (const { table, statement } of REST) if (tables.includes(table)) await client.query(statement)
}

/** Has each sequence go on behind the greatest number that a row bears. */
export async function setSequences(client: ClientBase, tables: string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname::text as table, a.attname::text as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relname = any($1)
       and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`,
    [tables],
  )
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce(max(${quote(column)}), 1), max(${quote(column)}) is not null) from ${quote(table)}`,
      [sequence],
    )
}
