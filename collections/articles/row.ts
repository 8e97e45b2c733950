import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { isId } from '@/lib/ids'
import { holdRow } from '@/lib/postgres'
import type { Article } from '@/payload-types'
import { Refusal } from '../refusal'
import { getNewestVersion } from './newest'

/** Notes whether what is read next was waited for: an article by itself is (turns.ts), one of many is not. */
export const noteTurn: CollectionBeforeOperationHook<'articles'> = ({ args, operation, req }) => {
  if (operation === 'update' || operation === 'delete' || operation === 'restoreVersion')
    req.context.isWaitedFor = 'id' in args && isId(args.id)
  return args
}

/**
 * The article as its row stands: what readers see while a newer draft waits. The row stays locked until the transaction
 * ends, so that of two publications at once the second sees the first's record.
 */
export async function lockRow(
  id: string | undefined,
  req: PayloadRequest,
): Promise<Partial<Article> | undefined> {
  if (!id) return undefined
  await holdRow('articles', id, req)
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

/** Of many articles changed by one request, each was read before its row was waited for: one saved meanwhile is refused with 409. */
export const refuseStale: CollectionBeforeChangeHook<Article> = async ({ operation, originalDoc, req }) => {
  if (operation !== 'update' || !originalDoc || req.context.isWaitedFor) return
  await getRow(originalDoc, req)
  const newest = await getNewestVersion(originalDoc.id, req)
  const saved = newest?.version.updatedAt
  if (saved && new Date(saved).getTime() !== new Date(originalDoc.updatedAt).getTime())
    throw new Refusal('Somebody saved it meanwhile: look at it again, then try once more.', 409)
}
