import type { ClientBase } from 'pg'
import { quote } from '../backup/tables'

/** The one trigger that works while rows come in: it fills the search, which is in no backup. */
const WORKING = { table: 'articles', trigger: 'keep_article_search' }

/**
 * Has triggers sleep and takes away what ties tables together, until the transaction has all rows; resolves to the function that puts it all
 * back, which holds the rows to it. Nobody else sees the tables meanwhile. It needs no superuser, only the owner of the tables.
 */
export async function suspendRules(client: ClientBase, tables: string[]): Promise<() => Promise<void>> {
  const { rows: ties } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and conrelid = any(select to_regclass(quote_ident(name)) from unnest($1::text[]) name)
     order by conrelid::regclass::text, conname`,
    [tables],
  )
  for (const table of tables) await client.query(`alter table ${quote(table)} disable trigger user`)
  for (const { drop } of ties) await client.query(drop)
  const { rowCount } = await client.query(
    'select 1 from pg_trigger where tgrelid = to_regclass($1) and tgname = $2',
    [WORKING.table, WORKING.trigger],
  )
  if (rowCount)
    await client.query(`alter table ${quote(WORKING.table)} enable trigger ${quote(WORKING.trigger)}`)
  return async () => {
    // What the search's own triggers have left to the end of the transaction.
    await client.query('set constraints all immediate')
    for (const { add } of ties) await client.query(add)
    for (const table of tables) await client.query(`alter table ${quote(table)} enable trigger user`)
  }
}
