import type { Article } from '@/payload-types'
import { formatMoment } from '@/lib/dates'
import type { Checklist } from '../checklist'
import { STATES } from '../states'

/** What may be decided from the article's sidebar. */
export type Action = 'ask' | 'approve' | 'return' | 'reissue'

/** What the sidebar says of an article's newest version, and offers to the one who reads it. */
export type Standing = {
  state: string
  lines: string[]
  warnings: string[]
  actions: Action[]
  checklist: Checklist
  /** When it first went out here, if it did (ISO 8601). */
  publishedAt: string | undefined
}

/** What is known of the article and of who looks at it. */
export type Question = {
  article: Partial<Article>
  /** Whether the disclaimer says something else now than what readers have on record. */
  isReworded: boolean
  may: { ask: boolean; decide: boolean }
  timeZone: string
  now: Date
}

export function toStanding(question: Question): Omit<Standing, 'checklist'> {
  const { article } = question
  return {
    state: STATES[article.state ?? 'draft'],
    publishedAt: article.publishedAt ?? undefined,
    lines: listLines(question),
    warnings: listWarnings(question),
    actions: listActions(question),
  }
}

function listLines({ article, timeZone, now }: Question): string[] {
  const { approval, embargo, publishOn, publishedAt, review, state, withdrawOn } = article
  const when = (moment: string | null | undefined) => (moment ? ` on ${formatMoment(moment, timeZone)}` : '')
  const isPublished = article._status === 'published'
  return [
    ...(review?.askedAt
      ? [`${review.askedBy ?? 'Somebody'} asked for approval${when(review.askedAt)}.`]
      : []),
    ...(approval?.hash && !isPublished
      ? [`${approval.by ?? 'The newsroom'} approved exactly these words${when(approval.at)}.`]
      : []),
    ...(publishOn && approval?.hash && new Date(publishOn) > now
      ? [`It goes out by itself${when(publishOn)}.`]
      : []),
    ...(isPublished && approval?.by
      ? [`${approval.by} approved what readers have${when(approval.at)}.`]
      : []),
    ...(publishedAt && !isPublished && state !== 'withdrawn' && state !== 'published'
      ? ['Readers do not have these changes.']
      : []),
    ...(withdrawOn ? [`It is withdrawn by itself${when(withdrawOn)}.`] : []),
    ...(embargo && new Date(embargo) > now
      ? [`It is under embargo until ${formatMoment(embargo, timeZone)}.`]
      : []),
  ]
}

function listWarnings({ article, isReworded, timeZone, now }: Question): string[] {
  const { approval, publishOn, review } = article
  const isVoided = Boolean(approval?.by) && !approval?.hash
  const isPast = publishOn && new Date(publishOn) <= now
  return [
    ...(review?.returnedAt
      ? [
          `${review.returnedBy ?? 'Somebody'} returned it on ${formatMoment(review.returnedAt, timeZone)}: ${review.returnedFor ?? ''}`,
        ]
      : []),
    ...(isVoided
      ? [
          `${approval?.by} approved it${approval?.at ? ` on ${formatMoment(approval.at, timeZone)}` : ''}, but what readers would get has changed since: it needs a new approval.`,
        ]
      : []),
    ...(publishOn && approval?.hash && isPast
      ? [
          `It was to go out on ${formatMoment(publishOn, timeZone)} and did not: publish it, or set another time.`,
        ]
      : []),
    ...(publishOn && !approval?.hash
      ? [
          isPast
            ? `It was to go out on ${formatMoment(publishOn, timeZone)} and did not: nobody has approved these words.`
            : `It is set to go out on ${formatMoment(publishOn, timeZone)}, but nobody has approved these words: it will stay unpublished.`,
        ]
      : []),
    ...(isReworded ? ['The disclaimer was reworded since; readers have the wording on record.'] : []),
  ]
}

function listActions({ article, isReworded, may }: Question): Action[] {
  if (article._status === 'published') return may.decide && isReworded ? ['reissue'] : []
  const isApproved = Boolean(article.approval?.hash)
  const isAsked = Boolean(article.review?.askedAt)
  const offered: [Action, boolean][] = [
    ['approve', may.decide && !isApproved],
    ['return', may.decide && (isApproved || isAsked)],
    ['ask', may.ask && !isApproved && !isAsked],
  ]
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []))
}
