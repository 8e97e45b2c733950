import { cache } from 'react'
import { isSlug } from '@/lib/urls'
import type { Article } from '@/payload-types'
import type { ArticleView } from './article.view'
import { toArticle } from './articles'
import { findLinkedLists } from './linked-lists'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { toCorrections } from './record'
import type { RevisionOfArticle, RevisionsView, RevisionView } from './revision.view'
import { getSite } from './site'

/**
 * The revisions of the published article at this address, or undefined while it has but one. A revision is a version that was
 * published in other words than the one before; drafts, and what only waits for its time, are none.
 */
export const getRevisions = cache(async (slug: string): Promise<RevisionsView | undefined> => {
  const article = await findArticle(slug)
  if (!article) return undefined
  const { headline, language, shownFrom } = article
  const versions = await listVersions(article)
  const revisions = versions.map(({ number, from, corrections }, index): RevisionView => {
    const before = versions[index - 1]?.corrections.length ?? 0
    return { number, from, told: index > 0 ? corrections.slice(before) : [], isShown: number >= shownFrom }
  })
  return { article: { slug, headline, language }, revisions: revisions.reverse() }
})

/** A revision of the published article at this address whose words may still be read, or undefined. */
export const getRevision = cache(
  async (slug: string, number: number): Promise<RevisionOfArticle | undefined> => {
    const article = await findArticle(slug)
    if (!article || number < article.shownFrom) return undefined
    const version = (await listVersions(article)).find((each) => each.number === number)
    if (!version) return undefined
    const payload = await openPayload()
    const { docs } = await payload.findVersions({
      collection: 'articles',
      where: { id: { equals: version.id } },
      depth: 2,
      limit: 1,
      pagination: false,
      ...AS_READER,
      context: toContext(article.id),
    })
    const [found] = docs
    if (!found) return undefined
    const { version: stored } = found
    const lists = await findLinkedLists(stored.body, stored.language)
    const then = toArticle(stored, (await getSite()).timeZone, lists)
    return { number, from: version.from, article: { ...then, slug, ...toRecord(then) } }
  },
)

/**
 * What a revision has not: what readers could do then, which ends at its time, and ways that may since be closed, as to topics and
 * wordings that no published article stands under any more.
 */
const toRecord = ({ disclaimer }: ArticleView) => ({
  callToAction: undefined,
  topics: [],
  revisions: 0,
  disclaimer: disclaimer && { ...disclaimer, href: undefined },
})

/** As a reader who may see the versions of this article that readers have had (collections/articles/own.access.ts). */
const toContext = (id: string) => ({ reader: true, revisionsOf: id })

type Revised = { id: string; headline: string; language: Article['language']; shownFrom: number }

/** The published article at this address, if it has had more than one wording. */
async function findArticle(slug: string): Promise<Revised | undefined> {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [PUBLISHED, { slug: { equals: slug } }] },
    select: { slug: true, headline: true, language: true, revision: true, _status: true },
    depth: 0,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const [article] = docs
  const { number, shownFrom } = article?.revision ?? {}
  if (!article || !number || number < 2) return undefined
  return {
    id: article.id,
    headline: article.headline,
    language: article.language,
    shownFrom: shownFrom ?? number,
  }
}

type Version = { id: string; number: number; from: string; corrections: ReturnType<typeof toCorrections> }

/** The first version of each revision, oldest first: what was published again in the same words is no other. */
async function listVersions({ id }: Revised): Promise<Version[]> {
  const payload = await openPayload()
  const { docs } = await payload.findVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    select: { updatedAt: true, version: { revision: true, corrections: true } },
    // Not by the day a version was made: a restored one keeps that of the version it brings back.
    sort: 'updatedAt',
    depth: 0,
    limit: 0,
    pagination: false,
    ...AS_READER,
    context: toContext(id),
  })
  const versions = new Map<number, Version>()
  for (const {
    id: version,
    updatedAt,
    version: { revision, corrections },
  } of docs) {
    const number = revision?.number
    if (number && !versions.has(number))
      versions.set(number, { id: version, number, from: updatedAt, corrections: toCorrections(corrections) })
  }
  return [...versions.values()]
}
