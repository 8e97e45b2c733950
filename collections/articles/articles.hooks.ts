import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import {
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { now } from '@/lib/clock'
import { endOfDay } from '@/lib/dates'
import { NEWS, NEWS_LASTS, WITHDRAWN_LASTS } from '@/lib/news'
import { transactionOf } from '@/lib/postgres'
import { articlePath, isSlug } from '@/lib/urls'
import type { Article } from '@/payload-types'
import { markGone, settle } from '../redirects/redirects.hooks'
import { queuePrint } from '../printed'
import { isWithdrawal } from './approval.hooks'
import { takePublicationNumber } from './publication-number'
import { hasNewRecord, hasNewWords } from './public-words'
import { getRow, lockRow } from './row'

/** Who began the article, and when, is not changed afterwards. */
export const stampCreator: CollectionBeforeChangeHook<Article> = ({ data, operation, originalDoc, req }) =>
  operation === 'create'
    ? { ...data, createdBy: req.user?.id ?? null }
    : {
        ...data,
        createdBy: originalDoc?.createdBy ?? null,
        ...(originalDoc?.createdAt ? { createdAt: originalDoc.createdAt } : {}),
      }

/**
 * Keeps the record of publication: first day, number, permanent id, last public slug, day of revision, moments of withdrawal and return.
 * The stored row is the authority, never what was sent nor the latest version: restoring an old version or
 * saving a stale draft must not undo a publication. A changed slug leaves a redirect behind.
 */
export const recordPublication: CollectionBeforeChangeHook<Article> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const row = operation === 'update' ? await getRow(originalDoc, req) : undefined
  const moment = now().toISOString()
  const record = {
    withdrawnAt: isWithdrawal(row, data, req) ? moment : (row?.withdrawnAt ?? null),
    returnedAt: row?.returnedAt ?? null,
    publishedAt: row?.publishedAt ?? null,
    revisedAt: row?.revisedAt ?? null,
    permanentId: row?.permanentId ?? null,
    number: row?.number ?? null,
    publicSlug: row?.publicSlug ?? null,
  }
  if (data._status !== 'published') return { ...data, ...record }

  const next = { ...originalDoc, ...data }
  const slug = next.slug ?? null
  // What is no slug is refused with the field's own words, which come after this.
  if (slug && isSlug(slug) && row?.publicSlug !== slug) {
    await takeAddress(slug, originalDoc?.id, req)
    await settle(articlePath(slug), row?.publicSlug ? articlePath(row.publicSlug) : undefined, req)
  }
  return {
    ...data,
    firstPublishedAt: next.firstPublishedAt ?? row?.publishedAt ?? moment,
    publishedAt: record.publishedAt ?? moment,
    revisedAt:
      row?.publishedAt && (hasNewWords(row, next) || hasNewRecord(row, next)) ? moment : record.revisedAt,
    permanentId: record.permanentId ?? `urn:uuid:${randomUUID()}`,
    number: record.number ?? (await takePublicationNumber(req)),
    publicSlug: slug,
    withdrawnAt: null,
    returnedAt: row?.withdrawnAt ? moment : record.returnedAt,
  }
}

/** When the time of a call to action is over, its article is printed without it. */
export const printWhenOver: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  const until = doc.callToAction?.until
  if (doc._status !== 'published' || !until) return
  const { timeZone } = await req.payload.findGlobal({ slug: 'site', depth: 0, req })
  const over = endOfDay(until, timeZone)
  if (over > now()) await queuePrint(`articles/${doc.id}`, req, over)
}

/** When an article is news no longer, the news sitemap is printed without it. */
export const printWhenOld: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (doc._status !== 'published' || !doc.firstPublishedAt) return
  const old = new Date(new Date(doc.firstPublishedAt).getTime() + NEWS_LASTS)
  if (old <= now()) return
  await queuePrintOnce(NEWS, req, old)
}

/** When a withdrawal, or a return, is old, the feeds are printed without it. */
export const printWhenForgotten: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  const told = doc._status === 'published' ? doc.returnedAt : doc.withdrawnAt
  if (!told) return
  const forgotten = new Date(new Date(told).getTime() + WITHDRAWN_LASTS)
  if (forgotten > now()) await queuePrintOnce(`articles/${doc.id}`, req, forgotten)
}

/** However often it is saved until then. */
async function queuePrintOnce(document: string, req: PayloadRequest, at: Date): Promise<void> {
  const transaction = await transactionOf(req)
  const { rows } = await transaction.execute(sql`
    select id from payload_jobs
    where queue = 'press' and input->>'document' = ${document} and wait_until = ${at.toISOString()}::timestamptz`)
  if (rows.length === 0) await queuePrint(document, req, at)
}

/** A deleted article that readers have seen answers 410 at its last address. */
export const leaveGone: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await lockRow(String(id), req)
  if (row?.publicSlug)
    await markGone(articlePath(row.publicSlug), req, row._status === 'published' ? null : row.goneFor)
}

/** A withdrawn article gives up the address it was last seen at to the one that now comes to stand there. */
async function takeAddress(slug: string, id: string | undefined, req: PayloadRequest): Promise<void> {
  const transaction = await transactionOf(req)
  const { rows } = await transaction.execute(sql`
    update articles set public_slug = null
    where public_slug = ${slug} and _status <> 'published' and id is distinct from ${id ?? null}::uuid returning id`)
  // What said “gone” below that address says nothing any more.
  for (const row of rows) await queuePrint(`articles/${String(row['id'])}`, req)
}
