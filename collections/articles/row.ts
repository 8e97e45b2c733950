import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { transactionOf } from '@/lib/postgres'
import type { Article } from '@/payload-types'

/**
 * The article as its row stands: what readers see while a newer draft waits. The row stays locked until the transaction
 * ends, so that of two publications at once the second sees the first's record.
 */
export async function lockRow(
  id: string | undefined,
  req: PayloadRequest,
): Promise<Partial<Article> | undefined> {
  if (!id) return undefined
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select id from articles where id = ${id} for update`)
  const where = { id: { equals: id } }
  return (await req.payload.db.findOne<Article>({ collection: 'articles', where, req })) ?? undefined
}

const rows = new WeakMap<object, ReturnType<typeof lockRow>>()

/** The row beside a save, read once for all its hooks: they are all given the same original. */
export function getRow(
  original: Partial<Article> | undefined,
  req: PayloadRequest,
): ReturnType<typeof lockRow> {
  if (!original) return Promise.resolve(undefined)
  const row = rows.get(original) ?? lockRow(original.id, req)
  rows.set(original, row)
  return row
}
