import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import { Refusal } from '../refusal'
import { refuseUndeclared } from './change.hooks'
import { refuseUnfit } from './checklist.hooks'
import { hashOf, isChanged } from './public-words'
import { hashOfShown } from './shown'

/** What colleagues decide; the clock itself releases. */
export const DECISIONS = ['ask', 'approve', 'return', 'reissue', 'withdraw'] as const

const decisionSchema = z
  .enum([...DECISIONS, 'release'])
  .optional()
  .catch(undefined)

/** What a request is to decide about the article, beside or instead of changing it; nobody can say it over REST but by the endpoints. */
export type Decision = z.infer<typeof decisionSchema>
export const decisionOf = (req: PayloadRequest): Decision => decisionSchema.parse(req.context.decision)

/** Of which words, and of what beside them, whose, by which account, and when (ISO 8601). */
export type Approval = Record<'hash' | 'shown' | 'by' | 'account' | 'at', string | null>
export const NONE: Approval = { hash: null, shown: null, by: null, account: null, at: null }

/** The approval that this user gives now for what readers would get of the article. */
export const toGiven = async (article: Partial<Article>, req: PayloadRequest): Promise<Approval> => ({
  hash: hashOf(article),
  shown: await hashOfShown(article, req),
  by: req.user?.name ?? null,
  account: req.user?.id ?? null,
  at: now().toISOString(),
})

/**
 * The approval as it is for what readers would get. One that something else was given for keeps its name and day, so that the desk can
 * say whose it was; the one that a publication was made with has done its work.
 */
export function keepApproval({ _status, approval }: Partial<Article>, { hash, shown }: Approval): Approval {
  // Those given before what an article shows was part of them have no hash of it.
  if (approval?.hash === hash && (approval.shown ?? shown) === shown) return toApproval(approval)
  return _status === 'published' ? NONE : { ...toApproval(approval), hash: null, shown: null }
}

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

/** Which approval the version is saved with; what may not be approved, or not be published, is refused. */
export async function decideApproval({
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
