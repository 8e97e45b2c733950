import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { now } from '@/lib/clock'
import { articlePath } from '@/lib/urls'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { markGone, moveAddress } from '../redirects/redirects.hooks'
import { takePublicationNumber } from './publication-number'

/** A duplicate begins as a draft, whatever its original is; Payload would publish it at once. */
export const makeDuplicatesDrafts: CollectionBeforeOperationHook<'articles'> = ({ args, operation }) => {
  if (operation !== 'create' || !('duplicateFromID' in args) || !args.duplicateFromID) return args
  return { ...args, draft: true, data: { ...args.data, _status: 'draft' } }
}

export const refusePublishingByContributors: CollectionBeforeChangeHook<Article> = ({ data, req }) => {
  if (data._status === 'published' && req.user && !hasRole(req, 'editor')) {
    throw new APIError('Contributors write drafts: save it as a draft and ask an editor to publish it.', 403)
  }
}

export const stampCreator: CollectionBeforeChangeHook<Article> = ({ data, operation, originalDoc, req }) => ({
  ...data,
  createdBy: operation === 'create' ? (req.user?.id ?? null) : (originalDoc?.createdBy ?? null),
})

/**
 * Keeps the record of publication: first day, number, permanent id, last public slug, day of revision.
 * The stored row is the authority, never what was sent nor the latest version: restoring an old version or
 * saving a stale draft must not undo a publication. A changed slug leaves a redirect behind.
 */
export const recordPublication: CollectionBeforeChangeHook<Article> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const row = operation === 'update' && originalDoc?.id ? await getRow(originalDoc.id, req) : undefined
  const record = {
    publishedAt: row?.publishedAt ?? null,
    revisedAt: row?.revisedAt ?? null,
    permanentId: row?.permanentId ?? null,
    number: row?.number ?? null,
    publicSlug: row?.publicSlug ?? null,
  }
  if (data._status !== 'published') return { ...data, ...record }

  const moment = now().toISOString()
  const next = { ...originalDoc, ...data }
  const slug = next.slug ?? null
  if (row?.publicSlug && slug && row.publicSlug !== slug) {
    await moveAddress(articlePath(row.publicSlug), articlePath(slug), req)
  }
  return {
    ...data,
    firstPublishedAt: next.firstPublishedAt ?? moment,
    publishedAt: record.publishedAt ?? moment,
    revisedAt: row?.publishedAt && hasNewWords(row, next) ? moment : record.revisedAt,
    permanentId: record.permanentId ?? `urn:uuid:${randomUUID()}`,
    number: record.number ?? (await takePublicationNumber(req)),
    publicSlug: slug,
  }
}

/** A deleted article that readers have seen answers 410 at its last address. */
export const leaveGone: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await getRow(String(id), req)
  if (row?.publicSlug) await markGone(articlePath(row.publicSlug), req)
}

function hasNewWords(before: Partial<Article>, after: Partial<Article>): boolean {
  return (['headline', 'standfirst', 'body'] as const).some(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  )
}

/** The article as its row stands: what readers see while a newer draft waits. */
async function getRow(id: string, req: PayloadRequest): Promise<Partial<Article> | undefined> {
  return (
    (await req.payload.db.findOne<Article>({ collection: 'articles', where: { id: { equals: id } }, req })) ??
    undefined
  )
}
