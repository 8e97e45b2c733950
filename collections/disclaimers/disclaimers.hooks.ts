import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { transactionOf } from '@/lib/postgres'
import type { Disclaimer } from '@/payload-types'

/**
 * Another wording is another revision, counted from 1. It is counted from the row, which stays locked until the transaction ends:
 * two wordings never bear one revision. A save that leaves the wording as it found it does not undo another's.
 */
export const countRevision: CollectionBeforeChangeHook<Disclaimer> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const standing = operation === 'update' && originalDoc ? await lockWording(originalDoc.id, req) : undefined
  if (!standing) return { ...data, revision: 1 }
  const isReworded = data.text !== undefined && data.text !== originalDoc?.text && data.text !== standing.text
  const { text, revision } = standing
  return isReworded ? { ...data, revision: revision + 1 } : { ...data, text, revision }
}

async function lockWording(
  id: string,
  req: PayloadRequest,
): Promise<{ text: string; revision: number } | undefined> {
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select id from disclaimers where id = ${id} for update`)
  const where = { id: { equals: id } }
  const row = await req.payload.db.findOne<Disclaimer>({ collection: 'disclaimers', where, req })
  return row ? { text: row.text, revision: row.revision ?? 1 } : undefined
}
