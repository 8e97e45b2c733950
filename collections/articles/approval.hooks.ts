import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { Refusal } from '../refusal'
import { refuseUndeclared } from './change.hooks'
import { refuseUnfit } from './checklist.hooks'
import { hashOf, isChanged } from './public-words'
import { decideReview } from './review'
import { getRow } from './row'
import { hashOfShown } from './shown'
import { toState } from './states'

const decisionSchema = z
  .enum(['ask', 'approve', 'return', 'release', 'reissue', 'withdraw'])
  .optional()
  .catch(undefined)

/** What a request is to decide about the article, beside or instead of changing it; nobody can say it over REST but by the endpoints. */
export type Decision = z.infer<typeof decisionSchema>
export const decisionOf = (req: PayloadRequest): Decision => decisionSchema.parse(req.context.decision)

type Approval = Record<'hash' | 'shown' | 'by' | 'account' | 'at', string | null>
const NONE: Approval = { hash: null, shown: null, by: null, account: null, at: null }

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

  const publicHash = hashOf(next)
  const given: Approval = {
    hash: publicHash,
    shown: await hashOfShown(next, req),
    by: req.user?.name ?? null,
    account: req.user?.id ?? null,
    at: now().toISOString(),
  }
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
    publicHash,
    reason,
  }
}

/** A reason is for the version it was sent with: Payload fills in the last one's, and the editor's form sends that again. */
function isReasonGiven(before: Partial<Article>, { reason }: Partial<Article>, req: PayloadRequest): boolean {
  if (!reason || req.context.isReasonSaid === false) return false
  return decisionOf(req) !== undefined || reason !== before.reason
}

/**
 * The approval as it is for what readers would get. One that something else was given for keeps its name and day, so that the desk can
 * say whose it was; the one that a publication was made with has done its work.
 */
function keepApproval({ _status, approval }: Partial<Article>, { hash, shown }: Approval): Approval {
  // Those given before what an article shows was part of them have no hash of it.
  if (approval?.hash === hash && (approval.shown ?? shown) === shown) return toApproval(approval)
  return _status === 'published' ? NONE : { ...toApproval(approval), hash: null, shown: null }
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

type Question = {
  before: Partial<Article>
  next: Partial<Article>
  row: Partial<Article> | undefined
  given: Approval
  stood: Approval
  decision: Decision
  isPublished: boolean
  wordsBy: string | null
  req: PayloadRequest
}

async function decideApproval({
  before,
  next,
  row,
  given,
  stood,
  decision,
  isPublished,
  wordsBy,
  req,
}: Question): Promise<Approval> {
  if (decision === 'return') {
    if (!hasRole(req, 'publisher')) throw new Refusal('Publishers return articles: ask one of them.', 403)
    return NONE
  }
  if (decision === 'approve') {
    if (!hasRole(req, 'publisher')) throw new Refusal('Publishers approve articles: ask one of them.', 403)
    refuseUnread(before, req)
    await refuseUnfit(next, req)
    if (row?.publishedAt) await refuseUndeclared(row, next, req)
    await refuseOwnWords(wordsBy, req.user?.id, req)
    return stood.hash ? stood : given
  }
  // What readers have already, word for word, needs no approval to stay.
  if (!isPublished || req.context.imported === true) return stood
  if (row?._status === 'published' && !isChanged(row, next)) return toApproval(row.approval)
  refuseEmbargoed(next)
  await refuseUnfit(next, req)
  if (stood.hash) {
    await refuseOwnWords(wordsBy, stood.account, req)
    return stood
  }
  if (decision === 'release' || !req.user) {
    throw new Refusal(
      'It was not published, because what it says now is not what was approved: have it approved again.',
      409,
    )
  }
  await refuseOwnWords(wordsBy, req.user.id, req)
  return given
}

/** Who approves says which words he read; others that were saved since are not approved unread. */
function refuseUnread({ publicHash }: Partial<Article>, { context }: PayloadRequest): void {
  if ((publicHash ?? null) !== context.read)
    throw new Refusal('It was changed since you read it: look at it again, then approve it.', 409)
}

/** Under “two people”, whoever changed the words last does not approve them, nor did so before that was asked for. */
async function refuseOwnWords(
  wordsBy: string | null,
  approver: string | null | undefined,
  req: PayloadRequest,
): Promise<void> {
  if (!approver || wordsBy !== approver) return
  const { twoPeople } = await req.payload.findGlobal({ slug: 'site', depth: 0, req })
  if (twoPeople) {
    throw new Refusal(
      'This newsroom publishes by two people, and who approves these words changed them last: let another publisher approve them.',
      409,
    )
  }
}

function refuseEmbargoed({ embargo }: Partial<Article>): void {
  if (!embargo || new Date(embargo) <= now()) return
  throw new Refusal(
    `It is under embargo until ${new Date(embargo).toISOString()}: publish it then, or clear the embargo first.`,
    409,
  )
}

const toApproval = (approval: Article['approval']): Approval => ({
  hash: approval?.hash ?? null,
  shown: approval?.shown ?? null,
  by: approval?.by ?? null,
  account: approval?.account ?? null,
  at: approval?.at ?? null,
})

/** After publication the approval holds for what was published, with what the newsroom itself filled in. */
export const sealApproval: CollectionBeforeChangeHook<Article> = ({ data, originalDoc }) => {
  if (data._status !== 'published') return data
  const publicHash = hashOf({ ...originalDoc, ...data })
  const approval = data.approval?.hash ? { ...data.approval, hash: publicHash } : data.approval
  return { ...data, publicHash, ...(approval ? { approval } : {}) }
}
