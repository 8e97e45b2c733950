import type { CollectionBeforeChangeHook } from 'payload'
import type { Article } from '@/payload-types'
import { getLastPublished } from './newest'
import { isRevised } from './public-words'
import { getRow } from './row'

/**
 * Numbers the wordings that readers have had, from 1: a publication in other words than the last is the next. Earlier wordings stay
 * public only where whoever publishes says so with this change; else all of them are taken down. So it is, too, when an article comes back
 * that was withdrawn. The stored row is the authority, never what was sent nor what an old version holds.
 */
export const recordRevision: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  const { number, shownFrom } = row?.revision ?? {}
  if (data._status !== 'published') {
    const revision = { number: number ?? null, shownFrom: shownFrom ?? null }
    // What was allowed once, for a change of then, is not allowed again by bringing an old version back.
    return req.context.isRestoringVersion === true
      ? { ...data, revision, change: { ...data.change, keepsEarlier: null } }
      : { ...data, revision }
  }

  const next = { ...originalDoc, ...data }
  const change = { ...next.change, keepsEarlier: null }
  // What was published before revisions were numbered counts as the first.
  const last = number ?? (row?.publishedAt ? 1 : 0)
  const had = row?.publishedAt ? await getLastPublished(row, req) : undefined
  const isNew = !had || isRevised(had, next)
  const current = isNew ? last + 1 : last
  const isKept = next.change?.keepsEarlier === true || (!isNew && row?._status === 'published')
  return {
    ...data,
    change,
    revision: { number: current, shownFrom: isKept ? (shownFrom ?? current) : current },
  }
}
