import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, GlobalBeforeOperationHook, PayloadRequest } from 'payload'
import { isId } from '@/lib/ids'
import { transactionOf } from '@/lib/postgres'
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
  const id = 'id' in args && isId(args.id) ? args.id : undefined
  // What the newsroom changes along with something else has that one's turn. Of many articles that are saved each is looked at anew (articles/row.ts).
  const isOwn = req.payloadAPI === 'REST' && !('overrideAccess' in args && args.overrideAccess)
  const isMany = id === undefined
  if (isOwn && collection.slug !== 'articles')
    await takeTurn(collection.slug, isMany ? 'alone' : 'with others', req)
  // In the order in which moves take them.
  if (collection.slug === 'redirects') await lockRedirects(req)
  if (!isMany) await lockRow(collection.slug, id, operation === 'restoreVersion', req)
  // Commands on the server, and whoever takes up an invitation, take no turn in the collection.
  else if (isOwn && collection.slug !== 'articles') await lockAll(collection.slug, req)
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

/** Keeps the row for this transaction; a link to it, as from an article to its author, may be made meanwhile. */
async function lockRow(slug: string, id: string, isVersion: boolean, req: PayloadRequest): Promise<void> {
  const table = slug.replaceAll('-', '_')
  const document = isVersion
    ? sql`(select parent_id from ${sql.identifier(`_${table}_v`)} where id = ${id})`
    : sql`${id}`
  await (
    await transactionOf(req)
  ).execute(sql`select id from ${sql.identifier(table)} where id = ${document} for no key update`)
}

async function lockAll(slug: string, req: PayloadRequest): Promise<void> {
  const table = sql.identifier(slug.replaceAll('-', '_'))
  await (await transactionOf(req)).execute(sql`select id from ${table} order by id for no key update`)
}
