import { cache } from 'react'
import type { Where } from 'payload'
import type { Article, ArticlesSelect } from '@/payload-types'
import { now } from '@/lib/clock'
import { endOfDay } from '@/lib/dates'
import type { GoneFor } from '@/lib/gone'
import type { Language } from '@/lib/languages'
import { toId, toLines } from '@/lib/lexical'
import { toReadingMinutes } from '@/lib/reading-time'
import { gatherInBatch, noteSource, shareInBatch } from '@/lib/sources'
import { isSlug } from '@/lib/urls'
import type { ArticleCard, ArticlePageView, ArticleView, NameView } from './article.view'
import { toArticlePage } from './article-page'
import { toBody } from './body'
import { placeNotes } from './context-notes'
import { type LinkedLists, findLinkedLists } from './linked-lists'
import { getListLanguage } from './listed'
import { openPayload } from './payload'
import { toPicture } from './picture'
import { AS_READER, PUBLISHED, WITHHELD } from './published'
import { toCorrections, toDisclaimer, toPermanentId, toSafeHref, toSources } from './record'
import { isPresent, toDocument, toText } from './relation'
import { getSite } from './site'
import { getSurroundings } from './surroundings'
import { listTranslations, toTranslation } from './translations'

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

/** Of authors and topics, a byline and a label need no more. */
const NAMES = { authors: { name: true, slug: true }, topics: { name: true, slug: true } } as const

/** What stands in the box about an author, too. */
const AUTHOR = { name: true, slug: true, biography: true, portrait: true, links: true } as const

const published = (where: Where): Where => ({ and: [PUBLISHED, where] })

/** The published article at this address, or undefined. */
export const getArticle = cache(async (slug: string): Promise<ArticlePageView | undefined> => {
  const found = await findArticle(slug)
  if (!found) return undefined
  const { doc, translations, article } = found
  const language = await getListLanguage(doc.language)
  const surroundings = await getSurroundings({
    id: doc.id,
    number: doc.number ?? 0,
    language,
    topics: (doc.topics ?? []).map(toId).filter(isPresent),
    siblings: translations.map(({ id }) => id),
  })
  return { ...article, ...surroundings }
})

/** The same without the articles around it, on which a page that does not show them must not depend. */
export const getArticleAlone = async (slug: string): Promise<ArticlePageView | undefined> =>
  (await findArticle(slug))?.article

const findArticle = cache(async (slug: string) => {
  const found = isSlug(slug) ? await loadArticle(slug) : undefined
  if (!found) return undefined
  const { doc, translations } = found
  const [{ timeZone }, lists] = await Promise.all([getSite(), findLinkedLists(doc.body, doc.language)])
  const article: ArticlePageView = {
    ...toArticlePage(doc, toArticle(doc, timeZone, lists), timeZone),
    translations: translations.map(({ language, slug, isOriginal }) => ({ language, slug, isOriginal })),
    translation: toTranslation(doc, translations),
  }
  return { doc, translations, article }
})

/** The language of the published article at this address, or undefined. */
export const getArticleLanguage = cache(async (slug: string): Promise<Language | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published({ slug: { equals: slug } }),
    select: { language: true, _status: true },
    depth: 0,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  return docs[0]?.language
})

const loadArticle = gatherInBatch(async (slugs) => {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published({ slug: { in: slugs } }),
    depth: 2,
    populate: { ...NAMES, authors: AUTHOR },
    limit: slugs.length,
    pagination: false,
    ...AS_READER,
  })
  const translations = await listTranslations(docs)
  return new Map(docs.map((doc) => [doc.slug, { doc, translations: translations.get(doc.id) ?? [] }]))
})

/** Whether an article that readers have seen at this address was withdrawn, and what they are told of why. */
export async function getWithdrawal(slug: string): Promise<{ goneFor: GoneFor | undefined } | undefined> {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  // Past the access rules: it says no more of an address that was public than readers are told.
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [{ publicSlug: { equals: slug } }, WITHHELD] },
    select: { goneFor: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0] && { goneFor: docs[0].goneFor ?? undefined }
}

type Slice = { where?: Where; limit: number; sort?: string | string[] }

/** Published articles as cards, by publication number, newest first unless `sort` says otherwise. */
export async function listArticles({ where = {}, limit, sort = '-number' }: Slice): Promise<ArticleCard[]> {
  if (limit < 1) return []
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published(where),
    select: CARD,
    sort,
    depth: 1,
    populate: NAMES,
    limit,
    pagination: false,
    ...AS_READER,
  })
  return docs.map(toCard)
}

/** The cards of these articles, newest first; one that has been withdrawn meanwhile is left out, but stays a source of the page. */
export function listCards(ids: string[]): Promise<ArticleCard[]> {
  for (const id of ids) noteSource(id)
  return listArticles({ where: { id: { in: ids } }, limit: ids.length })
}

const loadFull = gatherInBatch(async (ids) => {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published({ id: { in: ids } }),
    depth: 2,
    populate: NAMES,
    limit: ids.length,
    pagination: false,
    ...AS_READER,
  })
  return new Map(docs.map((doc) => [doc.id, doc]))
})

/** A published article in full for feeds, read once for all feeds of a batch; undefined for one that has been withdrawn. */
export const getFullArticle = shareInBatch(async (id: string): Promise<ArticleView | undefined> => {
  noteSource(id)
  const doc = await loadFull(id)
  if (!doc) return undefined
  const { timeZone } = await getSite()
  return toArticle(doc, timeZone, await findLinkedLists(doc.body, doc.language))
})

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

/** The article in full; `lists` are those that its body links to. */
export function toArticle(doc: Article, timeZone: string, lists: LinkedLists): ArticleView {
  const card = toCard(doc)
  const until = doc.callToAction?.until ?? undefined
  const isOver = until !== undefined && now() >= endOfDay(until, timeZone)
  const action = isOver ? undefined : toText(doc.callToAction?.text)
  const publisher = toText(doc.firstPublisher?.name)
  return {
    ...card,
    permanentId: toPermanentId(doc.permanentId, doc.id),
    publishedAt: doc.publishedAt ?? doc.createdAt,
    revisedAt: doc.revisedAt ?? undefined,
    returnedAt: doc.returnedAt ?? undefined,
    firstPublisher: publisher ? { name: publisher, href: toSafeHref(doc.firstPublisher?.url) } : undefined,
    caption: toText(doc.leadCaption),
    body: placeNotes(toBody(doc.body, lists), doc.contextNotes),
    corrections: toCorrections(doc.corrections),
    sources: toSources(doc.sources),
    callToAction: action
      ? {
          text: action,
          href: toSafeHref(doc.callToAction?.url),
          by: toText(doc.callToAction?.by),
          until,
        }
      : undefined,
    disclaimer: toDisclaimer(doc),
    revisions: doc.revision?.number ?? 1,
    translations: [],
    translation: toTranslation(doc, []),
    readingTime: toReadingMinutes(toLines(doc.body)),
    searchTitle: toText(doc.searchTitle) ?? doc.headline,
    searchDescription: toText(doc.searchDescription) ?? card.standfirst,
  }
}
