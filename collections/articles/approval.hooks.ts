import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { Refusal } from '../refusal'
import { refuseUnfit } from './checklist.hooks'
import { hashOf, isChanged } from './public-words'
import { getRow } from './row'
import { toState } from './states'

const decisionSchema = z.enum(['ask', 'approve', 'return', 'release', 'reissue']).optional().catch(undefined)

/** What a request is to decide about the article, beside or instead of changing it; nobody can say it over REST but by the endpoints. */
export type Decision = z.infer<typeof decisionSchema>
export const decisionOf = (req: PayloadRequest): Decision => decisionSchema.parse(req.context.decision)

type Approval = { hash: string | null; by: string | null; at: string | null }
const NONE: Approval = { hash: null, by: null, at: null }

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

  const hash = hashOf(next)
  // What was taken from readers does not come back on its old approval.
  const stood = isWithdrawal(row, data, req) ? NONE : keepApproval(before, hash)
  const approval = await decideApproval({ next, row, hash, stood, decision, isPublished, wordsBy, req })
  const review = decideReview({
    before,
    isPublished,
    decision,
    reason: data.reason ?? null,
    approval,
    isVoided: Boolean(before.approval?.hash) && !stood.hash,
    req,
  })
  const publishOn = isPublished ? null : (next.publishOn ?? null)
  return {
    ...data,
    wordsBy,
    approval,
    review,
    publishOn,
    state: toState({
      isPublished,
      forReaders: isBeside(row, req) ? 'published' : row?.publicSlug ? 'withdrawn' : 'nothing',
      isApproved: approval.hash !== null,
      isAsked: review.askedAt !== null,
      isDue: publishOn !== null,
    }),
    savedBy: req.user?.name ?? null,
    // The editor's form sends the last version's reason again; it was not given for this one.
    reason: data.reason && (decision || data.reason !== before.reason) ? data.reason : null,
  }
}

/**
 * The approval as it is for words of that hash. One that other words were given keeps its name and day, so that the desk can say
 * whose it was; the one that a publication was made with has done its work.
 */
function keepApproval({ _status, approval }: Partial<Article>, hash: string): Approval {
  if (approval?.hash === hash) return toApproval(approval)
  return _status === 'published' ? NONE : { ...toApproval(approval), hash: null }
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
  next: Partial<Article>
  row: Partial<Article> | undefined
  hash: string
  stood: Approval
  decision: Decision
  isPublished: boolean
  wordsBy: string | null
  req: PayloadRequest
}

async function decideApproval({
  next,
  row,
  hash,
  stood,
  decision,
  isPublished,
  wordsBy,
  req,
}: Question): Promise<Approval> {
  if (decision === 'return') return NONE
  const given = { hash, by: req.user?.name ?? null, at: now().toISOString() }
  if (decision === 'approve') {
    if (!hasRole(req, 'publisher')) throw new Refusal('Publishers approve articles: ask one of them.', 403)
    await refuseUnfit(next, req)
    await refuseOwnWords(wordsBy, req)
    return stood.hash ? stood : given
  }
  // What readers have already, word for word, needs no approval to stay.
  if (!isPublished || req.context.imported === true) return stood
  if (row?._status === 'published' && !isChanged(row, next)) return stood
  refuseEmbargoed(next)
  await refuseUnfit(next, req)
  if (stood.hash) return stood
  if (decision === 'release' || !req.user) {
    throw new Refusal(
      'It was not published, because what it says now is not what was approved: have it approved again.',
      409,
    )
  }
  await refuseOwnWords(wordsBy, req)
  return given
}

/** Under “two people”, whoever changed the words last does not approve them. */
async function refuseOwnWords(wordsBy: string | null, req: PayloadRequest): Promise<void> {
  if (!req.user || wordsBy !== req.user.id) return
  const { twoPeople } = await req.payload.findGlobal({ slug: 'site', depth: 0, req })
  if (twoPeople) {
    throw new Refusal(
      'You changed these words last, and this newsroom publishes by two people: let another publisher approve them.',
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

type Review = Record<'askedBy' | 'askedAt' | 'returnedBy' | 'returnedAt' | 'returnedFor', string | null>
const SETTLED: Review = {
  askedBy: null,
  askedAt: null,
  returnedBy: null,
  returnedAt: null,
  returnedFor: null,
}

function decideReview({
  before,
  isPublished,
  decision,
  reason,
  approval,
  isVoided,
  req,
}: {
  before: Partial<Article>
  isPublished: boolean
  decision: Decision
  reason: string | null
  approval: Approval
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
  if (isPublished || approval.hash) return SETTLED
  // What it was returned for stands until it is asked for again.
  const { review } = before
  return {
    askedBy: isVoided ? null : (review?.askedBy ?? null),
    askedAt: isVoided ? null : (review?.askedAt ?? null),
    returnedBy: review?.returnedBy ?? null,
    returnedAt: review?.returnedAt ?? null,
    returnedFor: review?.returnedFor ?? null,
  }
}

const toApproval = (approval: Article['approval']): Approval => ({
  hash: approval?.hash ?? null,
  by: approval?.by ?? null,
  at: approval?.at ?? null,
})

/** After publication the approval holds for what was published, with what the newsroom itself filled in. */
export const sealApproval: CollectionBeforeChangeHook<Article> = ({ data, originalDoc }) =>
  data._status === 'published' && data.approval?.hash
    ? { ...data, approval: { ...data.approval, hash: hashOf({ ...originalDoc, ...data }) } }
    : data
