import type { PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { Refusal } from '../refusal'

type Review = Record<'askedBy' | 'askedAt' | 'returnedBy' | 'returnedAt' | 'returnedFor', string | null>
const SETTLED: Review = {
  askedBy: null,
  askedAt: null,
  returnedBy: null,
  returnedAt: null,
  returnedFor: null,
}

/** Who asked for approval, or returned the article and why; what it was returned for stands until it is asked for again. */
export function decideReview({
  before,
  isPublished,
  decision,
  reason,
  isApproved,
  isVoided,
  req,
}: {
  before: Partial<Article>
  isPublished: boolean
  decision: string | undefined
  reason: string | null
  isApproved: boolean
  isVoided: boolean
  req: PayloadRequest
}): Review {
  const by = req.user?.name ?? null
  const at = now().toISOString()
  if (decision === 'ask') {
    if (!hasRole(req, 'editor'))
      throw new Refusal('Editors ask for approval: let one of them look at it.', 403)
    return { ...SETTLED, askedBy: by, askedAt: at }
  }
  if (decision === 'return') return { ...SETTLED, returnedBy: by, returnedAt: at, returnedFor: reason }
  if (isPublished || isApproved) return SETTLED
  const { review } = before
  return {
    askedBy: isVoided ? null : (review?.askedBy ?? null),
    askedAt: isVoided ? null : (review?.askedAt ?? null),
    returnedBy: review?.returnedBy ?? null,
    returnedAt: review?.returnedAt ?? null,
    returnedFor: review?.returnedFor ?? null,
  }
}
