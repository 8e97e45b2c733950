import type { Payload, TypedUser } from 'payload'
import { CORRECTIONS } from '@/lib/kinds'
import { hasRole } from '../access'
import { STATES } from '../articles/states'
import { findBackupAlarm } from '../backups/alarm'
import { formatAgo } from '../printing/duration'
import { type DueArticle, listDue } from './alarms'
import { listAddress } from './list-address'
import { formatClock } from '@/lib/dates'
import {
  type Corrected,
  DAYS,
  type Found,
  type Listed,
  listCorrected,
  listStale,
  listWaiting,
  ROOM,
} from './waiting'

/** An article in a card: what it is called, and why it stands there. */
export type Item = { id: string; headline: string; note: string }

/** One card; `empty` stands in it when nothing else does, `all` leads to the list of what it has no room for. */
export type Shelf = { title: string; items: Item[]; empty: string; unlisted: number; all: string | undefined }

/** Alarms are on top: articles, of which `unlisted` is how many more there are, and what is wrong with the backups. */
export type Dashboard = {
  alarms: { items: Item[]; unlisted: number; backups: string | undefined }
  shelves: Shelf[]
}

/** What this user comes to work for. Nothing but what is shown is read, and no article’s text. */
export async function getDashboard(
  { payload, user, adminRoute }: { payload: Payload; user: TypedUser; adminRoute: string },
  now: Date,
): Promise<Dashboard> {
  const { timeZone } = await payload.findGlobal({ slug: 'site', depth: 0, select: { timeZone: true } })
  const [backups, waiting, due, corrected, stale] = await Promise.all([
    hasRole({ user }, 'administrator') ? findBackupAlarm(payload, timeZone, now) : undefined,
    listWaiting(payload, user),
    listDue(payload, user, now),
    listCorrected(payload, user, now),
    listStale(payload, user, now),
  ])
  const isPublisher = hasRole({ user }, 'publisher')
  const toAddress = ({ total, where }: Found<unknown>, sort: string) =>
    total > ROOM ? listAddress(adminRoute, where, sort) : undefined
  const coming = due.filter(({ fault }) => !fault)
  const missed = due.flatMap((article) => toAlarm(article, timeZone, isPublisher))
  return {
    alarms: { items: missed.slice(0, ROOM), unlisted: Math.max(0, missed.length - ROOM), backups },
    shelves: [
      {
        title: 'Waits for me',
        items: waiting.docs.map((article) =>
          toItem(article, isPublisher ? sayAsked(article, now) : sayDraft(article, now)),
        ),
        empty: isPublisher ? 'Nobody asks for approval.' : 'No drafts wait.',
        unlisted: waiting.total - waiting.docs.length,
        all: toAddress(waiting, isPublisher ? 'updatedAt' : '-updatedAt'),
      },
      {
        title: `Scheduled (${timeZone})`,
        items: coming.slice(0, ROOM).map((article) => toItem(article, sayDue(article, timeZone))),
        empty: 'No article has a time set.',
        unlisted: Math.max(0, coming.length - ROOM),
        all: undefined,
      },
      {
        title: 'Recent corrections',
        items: corrected.docs.map((article) => toItem(article, sayCorrection(article, timeZone))),
        empty: `Nothing was put right in ${DAYS} days.`,
        unlisted: corrected.total - corrected.docs.length,
        all: toAddress(corrected, '-updatedAt'),
      },
      {
        title: 'Gone stale',
        items: stale.docs.map((article) => toItem(article, sayState(article, now))),
        empty: `No draft lies untouched for ${DAYS} days.`,
        unlisted: stale.total - stale.docs.length,
        all: toAddress(stale, '-updatedAt'),
      },
    ],
  }
}

const toItem = (
  { id, headline }: { id: string; headline?: string | null | undefined },
  note: string,
): Item => ({
  id,
  headline: headline?.trim() ? headline : 'Untitled',
  note,
})

function toAlarm(article: DueArticle, timeZone: string, isPublisher: boolean): Item[] {
  const { action, fault, time } = article
  if (!fault) return []
  const was = `should have been ${action === 'publish' ? 'published' : 'withdrawn'} on ${formatClock(time, timeZone)} (${timeZone})`
  const why = fault.isFinal
    ? `and was not: ${(fault.reason ?? '').replace(/[^.!?]$/, '$&.')}`
    : 'and is late: the press seems to stand still; what “npm start” writes says why.'
  const act = action === 'publish' ? 'publish' : 'withdraw'
  const remedy = isPublisher
    ? ` ${act.charAt(0).toUpperCase()}${act.slice(1)} it, or set another time.`
    : ` Publishers can ${act} it, or set another time.`
  return [toItem(article, `${was} ${why}${fault.isFinal ? remedy : ''}`)]
}

const sayAsked = ({ review, updatedAt }: Listed, now: Date): string =>
  review?.askedAt
    ? `${review.askedBy ?? 'Somebody'} asked ${formatAgo(new Date(review.askedAt), now)}`
    : `asked ${formatAgo(new Date(updatedAt), now)}`

function sayDraft(article: Listed, now: Date): string {
  const { returnedAt, returnedBy, returnedFor } = article.review ?? {}
  const saved = sayState(article, now)
  return returnedAt
    ? `returned by ${returnedBy ?? 'somebody'} ${formatAgo(new Date(returnedAt), now)}: ${shorten(returnedFor ?? '')} (${saved})`
    : saved
}

const sayState = ({ savedBy, state, updatedAt }: Listed, now: Date): string =>
  `${state === 'draft' ? '' : `${STATES[state ?? 'draft']}, `}saved ${formatAgo(new Date(updatedAt), now)}${savedBy ? ` by ${savedBy}` : ''}`

const sayDue = ({ action, isApproved, time }: DueArticle, timeZone: string): string =>
  `${action === 'publish' ? 'goes out' : 'is withdrawn'} on ${formatClock(time, timeZone)}${action === 'publish' && !isApproved ? '; not approved' : ''}`

function sayCorrection({ corrections }: Corrected, timeZone: string): string {
  const [last] = [...(corrections ?? [])].sort((a, b) => (a.date < b.date ? 1 : -1))
  return last ? `${CORRECTIONS[last.kind]}, ${formatClock(last.date, timeZone)}: ${shorten(last.text)}` : ''
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text)
