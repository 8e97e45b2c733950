import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from '@/lib/postgres'
import type { Article } from '@/payload-types'
import { auditGoneFor } from './audit.hooks'
import { isWithdrawal } from './approval.hooks'
import { getRow } from './row'

/**
 * What readers are told of why it was withdrawn holds for one withdrawal: it may be set with it, or before it together with its time, and
 * ends when the article is published again. Once it is withdrawn, another choice is before readers at once, also as a draft: whoever
 * finds that it said too much need not publish anything to take it back.
 */
export const keepGoneFor: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  const next = { ...originalDoc, ...data }
  const wasWithdrawn = Boolean(row?.publicSlug) && row?._status !== 'published'
  const isGone = isWithdrawal(row, data, req) || (wasWithdrawn && data._status !== 'published')
  if (!isGone) return wasWithdrawn || !next.withdrawOn ? { ...data, goneFor: null } : data
  const goneFor = next.goneFor ?? null
  if (!wasWithdrawn || !row?.id || goneFor === (row.goneFor ?? null)) return data
  const transaction = await transactionOf(req)
  await transaction.execute(sql`update articles set gone_for = ${goneFor} where id = ${row.id}`)
  await auditGoneFor(row, goneFor, req)
  return data
}
