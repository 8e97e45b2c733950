import { cache } from 'react'
import type { Where } from 'payload'
import type { Article, ArticlesSelect } from '@/payload-types'
import { isSafeLink, isSlug } from '@/lib/urls'
import type { ArticleCard, ArticleView, NameView } from './article.view'
import { toBody } from './body'
import { openPayload } from './payload'
import { toPicture } from './picture'
import { AS_READER, PUBLISHED, WITHHELD } from './published'
import { isPresent, toDocument, toText } from './relation'

/** Only what a card shows is read: bodies are the bulk of the database. */
export const CARD = {
  _status: true,
  slug: true,
  headline: true,
  standfirst: true,
  kind: true,
  language: true,
  authors: true,
  topics: true,
  leadImage: true,
  firstPublishedAt: true,
  publishedAt: true,
  createdAt: true,
} satisfies ArticlesSelect

const published = (where: Where): Where => ({ and: [PUBLISHED, where] })

/** The published article at this address, or undefined. */
export const getArticle = cache(async (slug: string): Promise<ArticleView | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published({ slug: { equals: slug } }),
    depth: 2,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  return docs[0] && toArticle(docs[0])
})

/** Whether an article that readers have seen at this address was withdrawn. */
export async function isWithdrawn(slug: string): Promise<boolean> {
  if (!isSlug(slug)) return false
  const payload = await openPayload()
  // Past the access rules: it answers yes or no about an address that was public.
  const { totalDocs } = await payload.count({
    collection: 'articles',
    where: { and: [{ publicSlug: { equals: slug } }, WITHHELD] },
    overrideAccess: true,
  })
  return totalDocs > 0
}

type Slice = { where?: Where; limit: number; offset?: number; sort?: string }

/** Published articles as cards, by publication number, newest first unless `sort` says otherwise. */
export async function listArticles({
  where = {},
  limit,
  offset = 0,
  sort = '-number',
}: Slice): Promise<ArticleCard[]> {
  if (limit < 1) return []
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published(where),
    select: CARD,
    sort,
    depth: 1,
    limit,
    // Payload counts in pages; every slice asked for here begins at a multiple of its length, or at 0.
    page: Math.floor(offset / limit) + 1,
    pagination: offset > 0,
    ...AS_READER,
  })
  return docs.map(toCard)
}

export async function countArticles(where: Where): Promise<number> {
  const payload = await openPayload()
  const { totalDocs } = await payload.count({
    collection: 'articles',
    where: published(where),
    ...AS_READER,
  })
  return totalDocs
}

/** The newest published articles in full, for feeds. */
export async function listFullArticles(limit: number): Promise<ArticleView[]> {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: PUBLISHED,
    sort: '-number',
    depth: 2,
    limit,
    pagination: false,
    ...AS_READER,
  })
  return docs.map(toArticle)
}

type CardFields = Pick<Article, keyof typeof CARD>

const toNames = (
  values: (string | { id: string; name: string; slug: string })[] | null | undefined,
): NameView[] =>
  (values ?? [])
    .map(toDocument)
    .filter(isPresent)
    .map(({ name, slug }) => ({ name, slug }))

export function toCard(doc: CardFields): ArticleCard {
  return {
    slug: doc.slug,
    headline: doc.headline,
    standfirst: toText(doc.standfirst),
    kind: doc.kind,
    language: doc.language,
    authors: toNames(doc.authors),
    topics: toNames(doc.topics),
    picture: toPicture(doc.leadImage),
    firstPublishedAt: doc.firstPublishedAt ?? doc.publishedAt ?? doc.createdAt,
  }
}

const toSafeHref = (url: string | null | undefined) => (url && isSafeLink(url) ? url : undefined)

function toArticle(doc: Article): ArticleView {
  const card = toCard(doc)
  const action = toText(doc.callToAction?.text)
  const publisher = toText(doc.firstPublisher?.name)
  return {
    ...card,
    permanentId: doc.permanentId ?? `urn:uuid:${doc.id}`,
    publishedAt: doc.publishedAt ?? doc.createdAt,
    revisedAt: doc.revisedAt ?? undefined,
    firstPublisher: publisher ? { name: publisher, href: toSafeHref(doc.firstPublisher?.url) } : undefined,
    caption: toText(doc.leadCaption),
    body: toBody(doc.body),
    corrections: (doc.corrections ?? []).map(({ kind, date, text }) => ({ kind, date, text })),
    sources: (doc.sources ?? []).map(({ title, url }) => ({ title, href: toSafeHref(url) })),
    callToAction: action
      ? {
          text: action,
          href: toSafeHref(doc.callToAction?.url),
          by: toText(doc.callToAction?.by),
          until: doc.callToAction?.until ?? undefined,
        }
      : undefined,
    disclaimer: toDocument(doc.disclaimer)?.text,
    searchTitle: toText(doc.searchTitle) ?? doc.headline,
    searchDescription: toText(doc.searchDescription) ?? card.standfirst,
  }
}
