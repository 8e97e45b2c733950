import type { Payload, TypedUser, Where } from 'payload'
import type { Article } from '@/payload-types'
import { hasRole } from '../access'
import type { State } from '../articles/states'

/** Articles listed in a card; the rest is counted. */
export const ROOM = 8

/** Days after which a draft that nobody touched is called stale, and for which a correction is called recent. */
export const DAYS = 30

export type Listed = Pick<Article, 'id' | 'headline' | 'state' | 'updatedAt' | 'review' | 'savedBy'>

/** The first of what was found, how many there are, and the question itself, for the list of all of them. */
export type Found<T = Listed> = { docs: T[]; total: number; where: Where }

/** What is still on its way to readers, whoever has to move it. */
const ON_THE_WAY: State[] = ['draft', 'in-review', 'approved', 'changed']

/**
 * What waits for this user: for publishers what is in review, for editors the drafts of contributors and their own, for
 * contributors their own drafts.
 */
export async function listWaiting(payload: Payload, user: TypedUser): Promise<Found> {
  if (hasRole({ user }, 'publisher'))
    return listArticles(payload, user, { state: { equals: 'in-review' } }, 'updatedAt')
  const authors = hasRole({ user }, 'editor') ? [user.id, ...(await listContributors(payload))] : [user.id]
  return listArticles(
    payload,
    user,
    { and: [{ state: { in: ['draft', 'changed'] } }, { createdBy: { in: authors } }] },
    '-updatedAt',
  )
}

/** Drafts that nobody has touched for long; contributors are told of their own. */
export function listStale(payload: Payload, user: TypedUser, now: Date): Promise<Found> {
  const isStale = [{ state: { in: ON_THE_WAY } }, { updatedAt: { less_than: daysBefore(now) } }]
  const isOwn = hasRole({ user }, 'editor') ? [] : [{ createdBy: { equals: user.id } }]
  return listArticles(payload, user, { and: [...isStale, ...isOwn] }, '-updatedAt')
}

export type Corrected = Pick<Article, 'id' | 'headline' | 'corrections'>

/** Published articles in which something was put right lately. */
export async function listCorrected(payload: Payload, user: TypedUser, now: Date): Promise<Found<Corrected>> {
  const where: Where = {
    and: [{ _status: { equals: 'published' } }, { 'corrections.date': { greater_than: daysBefore(now) } }],
  }
  const { docs, totalDocs } = await payload.find({
    collection: 'articles',
    where,
    select: { headline: true, corrections: true },
    sort: '-updatedAt',
    limit: ROOM,
    depth: 0,
    overrideAccess: false,
    user,
  })
  return { docs, total: totalDocs, where }
}

async function listArticles(payload: Payload, user: TypedUser, where: Where, sort: string): Promise<Found> {
  const { docs, totalDocs } = await payload.find({
    collection: 'articles',
    where,
    select: { headline: true, state: true, updatedAt: true, review: true, savedBy: true },
    sort,
    draft: true,
    limit: ROOM,
    depth: 0,
    overrideAccess: false,
    user,
  })
  return { docs, total: totalDocs, where }
}

/** Accounts whose drafts editors look after; editors themselves may not read accounts, so only the ids are taken. */
async function listContributors(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { equals: 'contributor' } },
    select: { role: true },
    pagination: false,
    depth: 0,
  })
  return docs.map(({ id }) => id)
}

const daysBefore = (now: Date): string => new Date(now.getTime() - DAYS * 24 * 60 * 60 * 1000).toISOString()
