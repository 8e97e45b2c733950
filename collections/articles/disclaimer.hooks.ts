import { createHash } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'
import { now } from '@/lib/clock'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { decisionOf } from './approval'
import { getLastPublished } from './newest'
import { getRow } from './row'

/** SHA-256 of a wording's UTF-8 bytes, in hexadecimal. */
export const hashOfWording = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * On publication the disclaimer's exact wording is frozen into the article, with its revision and SHA-256. It stays when the
 * disclaimer is edited; only another disclaimer, or a deliberate re-issue, puts another wording in its place.
 */
export const freezeDisclaimer: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  const record = row?.disclaimerOfRecord ?? {}
  if (data._status !== 'published') return { ...data, disclaimerOfRecord: record }
  const id = toId({ ...originalDoc, ...data }.disclaimer)
  const had = row && (await getLastPublished(row, req))
  const isStanding = Boolean(record.text) && toId(had?.disclaimer) === id && decisionOf(req) !== 'reissue'
  if (isStanding || !id) return { ...data, disclaimerOfRecord: record }
  const { text, revision } = await req.payload.findByID({ collection: 'disclaimers', id, depth: 0, req })
  const frozen = { text, revision: revision ?? 1, sha256: hashOfWording(text), frozenAt: now().toISOString() }
  return { ...data, disclaimerOfRecord: frozen }
}
