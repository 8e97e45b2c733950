import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, GlobalBeforeOperationHook, PayloadRequest } from 'payload'
import { isId } from '@/lib/ids'
import { holdRow, transactionOf } from '@/lib/postgres'
import { lockRedirects } from './redirects/straight.hooks'

/** The class of advisory locks by which turns are taken; within it each collection and each global has its own. */
const TURNS = 7_203_421

const CHANGES = ['update', 'delete', 'restoreVersion']

/**
 * Payload reads a document, then writes all of it back: of two who change it at once, the second would take back what the first was
 * told is done, and bring back what he deleted. So whoever saves, restores or deletes one waits here for whoever does so just now, and
 * reads it after that. A request that changes many has the collection for itself.
 */
export const waitForOthers: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (!CHANGES.includes(operation)) return args
  const { slug } = collection
  const table = slug.replaceAll('-', '_')
  const id = 'id' in args && isId(args.id) ? args.id : undefined
  // What the newsroom changes along with something else has that one's turn. Of many articles that are saved each is looked at anew (articles/row.ts).
  const isOwn = req.payloadAPI === 'REST' && !('overrideAccess' in args && args.overrideAccess)
  const takesTurn = isOwn && slug !== 'articles'
  if (takesTurn) await takeTurn(slug, id === undefined ? 'alone' : 'with others', req)
  // In the order in which moves take them.
  if (slug === 'redirects') await lockRedirects(req)
  if (id !== undefined)
    await holdRow(
      table,
      operation === 'restoreVersion'
        ? sql`(select parent_id from ${sql.identifier(`_${table}_v`)} where id = ${id})`
        : id,
      req,
    )
  // Commands on the server, and whoever takes up an invitation, take no turn in the collection.
  else if (takesTurn)
    await (
      await transactionOf(req)
    ).execute(sql`select 1 from ${sql.identifier(table)} order by id for no key update`)
  return args
}

/** The same for a global. */
export const waitForOthersInGlobal: GlobalBeforeOperationHook = async ({ global, operation, req }) => {
  if (CHANGES.includes(operation)) await takeTurn(global.slug, 'alone', req)
}

async function takeTurn(slug: string, how: 'alone' | 'with others', req: PayloadRequest): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await (await transactionOf(req)).execute(sql`select ${lock}(${TURNS}, hashtext(${slug}))`)
}
