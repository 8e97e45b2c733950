import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { Refusal } from '../refusal'
import { decideApproval, decisionOf, keepApproval, NONE, toGiven } from './approval'
import { hashOf, isChanged } from './public-words'
import { decideReview } from './review'
import { getRow } from './row'
import { toState } from './states'

/** Who may do what with an article: contributors write, editors ask, publishers put before readers and take away. */
export const refuseAboveRank: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  if (!req.user || hasRole(req, 'publisher')) return
  if (data._status === 'published') {
    throw new Refusal(
      hasRole(req, 'editor')
        ? 'Publishers put articles before readers: ask for approval instead.'
        : 'Contributors write drafts: save it as a draft and ask an editor to take it on.',
      403,
    )
  }
  if (isWithdrawal(await getRow(originalDoc, req), data, req))
    throw new Refusal('Publishers withdraw articles: ask one of them, or save your changes as a draft.', 403)
}

/**
 * Keeps stage and people. An approval holds for exactly the public words it was given for: any change to them voids it. Nothing is
 * published without one; a publisher who publishes gives it, unless “two people” is on and the last words are his own.
 */
export const keepStage: CollectionBeforeChangeHook<Article> = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  const row = operation === 'update' ? await getRow(originalDoc, req) : undefined
  const before: Partial<Article> = operation === 'update' ? (originalDoc ?? {}) : {}
  const next = { ...before, ...data }
  const decision = decisionOf(req)
  const isPublished = data._status === 'published'
  const wordsBy = isChanged(before, next) ? (req.user?.id ?? null) : (before.wordsBy ?? null)

  const given = await toGiven(next, req)
  // What was taken from readers does not come back on its old approval.
  const stood = isWithdrawal(row, data, req) ? NONE : keepApproval(before, given)
  if (decision === 'reissue') refuseBehindDraft(before)
  const approval = await decideApproval({
    before,
    next,
    row,
    given,
    stood,
    decision,
    isPublished,
    wordsBy,
    req,
  })
  const review = decideReview({
    before,
    isPublished,
    decision,
    reason: data.reason ?? null,
    isApproved: approval.hash !== null,
    isVoided: Boolean(before.approval?.hash) && !stood.hash,
    req,
  })
  const publishOn = isPublished ? null : (next.publishOn ?? null)
  const reason = isReasonGiven(before, data, req) ? data.reason : null
  return {
    ...data,
    wordsBy,
    approval,
    review,
    publishOn,
    state: toState({
      isPublished,
      forReaders: toForReaders(row, next, req),
      isApproved: approval.hash !== null,
      isAsked: review.askedAt !== null,
      isDue: publishOn !== null && new Date(publishOn) > now(),
    }),
    savedBy: req.user?.name ?? null,
    savedByAccount: req.user?.id ?? null,
    publicHash: given.hash,
    reason,
  }
}

/** A reason is for the version it was sent with: Payload fills in the last one's, and the editor's form sends that again. */
function isReasonGiven(before: Partial<Article>, { reason }: Partial<Article>, req: PayloadRequest): boolean {
  if (!reason || req.context.isReasonSaid === false) return false
  return decisionOf(req) !== undefined || reason !== before.reason
}

function refuseBehindDraft({ _status }: Partial<Article>): void {
  if (_status !== 'published')
    throw new Refusal(
      'The disclaimer is re-issued for what readers have: publish the waiting draft, or restore the published version, first.',
      409,
    )
}

/** What readers have beside what is saved: exactly these words, others, or none. */
function toForReaders(row: Partial<Article> | undefined, next: Partial<Article>, req: PayloadRequest) {
  if (row && isBeside(row, req)) return isChanged(row, next) ? 'published' : 'this'
  return row?.publicSlug ? 'withdrawn' : 'nothing'
}

/** Whether what is saved stands beside what readers have, instead of in its place. */
const isBeside = (row: Partial<Article> | undefined, req: PayloadRequest): boolean =>
  row?._status === 'published' && req.context.isDraftSave === true

/** Whether this save takes the article from readers. */
export const isWithdrawal = (
  row: Partial<Article> | undefined,
  { _status }: Partial<Article>,
  req: PayloadRequest,
): boolean => row?._status === 'published' && _status !== 'published' && !isBeside(row, req)

/** After publication the approval holds for what was published, with what the newsroom itself filled in. */
export const sealApproval: CollectionBeforeChangeHook<Article> = ({ data, originalDoc }) => {
  if (data._status !== 'published') return data
  const publicHash = hashOf({ ...originalDoc, ...data })
  const approval = data.approval?.hash ? { ...data.approval, hash: publicHash } : data.approval
  return { ...data, publicHash, ...(approval ? { approval } : {}) }
}
