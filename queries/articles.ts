import { sql } from '@payloadcms/db-postgres'
import { cache } from 'react'
import type { Where } from 'payload'
import type { Article, ArticlesSelect } from '@/payload-types'
import { now } from '@/lib/clock'
import { endOfDay } from '@/lib/dates'
import type { GoneFor } from '@/lib/gone'
import { isLanguage } from '@/lib/languages'
import { gatherInBatch, noteSource, shareInBatch } from '@/lib/sources'
import { isSlug } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import type { ArticleCard, ArticleView, NameView, TranslationView } from './article.view'
import { toBody } from './body'
import { placeNotes } from './context-notes'
import { isListed } from './listed'
import { openPayload } from './payload'
import { toPicture } from './picture'
import { AS_READER, PUBLISHED, WITHHELD } from './published'
import { toCorrections, toDisclaimer, toSafeHref, toSources } from './record'
import { isPresent, toDocument, toText } from './relation'
import { getSite } from './site'

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

const published = (where: Where): Where => ({ and: [PUBLISHED, where] })

/** The published article at this address, or undefined. */
export const getArticle = cache(async (slug: string): Promise<ArticleView | undefined> => {
  if (!isSlug(slug)) return undefined
  const found = await loadArticle(slug)
  return found && { ...toArticle(found.doc, (await getSite()).timeZone), translations: found.translations }
})

type Translation = TranslationView & { id: string }

const loadArticle = gatherInBatch(async (slugs) => {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: published({ slug: { in: slugs } }),
    depth: 2,
    populate: NAMES,
    limit: slugs.length,
    pagination: false,
    ...AS_READER,
  })
  const translations = await listTranslations(docs)
  return new Map(docs.map((doc) => [doc.slug, { doc, translations: translations.get(doc.id) ?? [] }]))
})

/** By article, the published ones that translate it or that it translates; each is a source of its page. */
export async function listTranslations(docs: { id: string }[]): Promise<Map<string, Translation[]>> {
  const translations = new Map<string, Translation[]>()
  if (docs.length === 0) return translations
  const payload = await openPayload()
  // Straight from the table, since most articles have none; its condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id as article, t.id, t.language, t.slug, a.translation_of_id as original
    from articles a join articles t on t.id <> a.id and (t.translation_of_id = coalesce(a.translation_of_id, a.id) or t.id = a.translation_of_id)
    where t._status = 'published' and a.id in (${sql.join(
      docs.map(({ id }) => sql`${id}::uuid`),
      sql`, `,
    )}) order by t.language, t.number`)
  for (const row of rows) {
    const [article, id, language] = [String(row['article']), String(row['id']), String(row['language'])]
    noteSource(id)
    if (!isLanguage(language)) continue
    const others = translations.get(article) ?? []
    translations.set(article, [
      ...others,
      { id, language, slug: String(row['slug']), isOriginal: id === row['original'] },
    ])
  }
  return translations
}

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

/** The published articles in the language's lists that carry the topic or author, by publication number; the pages of a batch ask the database once. */
export const listIds = cache(
  shareInBatch(async (field: 'authors' | 'topics', id: string, language: SiteLanguage): Promise<string[]> => {
    const payload = await openPayload()
    const listed = await isListed(language)
    // Payload would join and sort every article for each page of the list; the condition is that of publishedOwnOrEditors.
    const { rows } = await payload.db.drizzle.execute(sql`
      select a.id from articles a join articles_rels r on r.parent_id = a.id
      where r.${sql.identifier(`${field}_id`)} = ${id} and r.path = ${field} and a._status = 'published' and ${listed}
      group by a.id order by a.number`)
    return rows.map((row) => String(row['id']))
  }),
)

/** The cards of these articles, newest first; one that has been withdrawn meanwhile is left out, but stays a source of the page. */
export function listCards(ids: string[]): Promise<ArticleCard[]> {
  for (const id of ids) noteSource(id)
  return listArticles({ where: { id: { in: ids } }, limit: ids.length })
}

/** The newest published articles in full, for feeds. */
export async function listFullArticles(limit: number): Promise<ArticleView[]> {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: PUBLISHED,
    sort: '-number',
    depth: 2,
    populate: NAMES,
    limit,
    pagination: false,
    ...AS_READER,
  })
  const { timeZone } = await getSite()
  return docs.map((doc) => toArticle(doc, timeZone))
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

export function toArticle(doc: Article, timeZone: string): ArticleView {
  const card = toCard(doc)
  const until = doc.callToAction?.until ?? undefined
  const isOver = until !== undefined && now() >= endOfDay(until, timeZone)
  const action = isOver ? undefined : toText(doc.callToAction?.text)
  const publisher = toText(doc.firstPublisher?.name)
  return {
    ...card,
    permanentId: doc.permanentId ?? `urn:uuid:${doc.id}`,
    publishedAt: doc.publishedAt ?? doc.createdAt,
    revisedAt: doc.revisedAt ?? undefined,
    firstPublisher: publisher ? { name: publisher, href: toSafeHref(doc.firstPublisher?.url) } : undefined,
    caption: toText(doc.leadCaption),
    body: placeNotes(toBody(doc.body), doc.contextNotes),
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
    searchTitle: toText(doc.searchTitle) ?? doc.headline,
    searchDescription: toText(doc.searchDescription) ?? card.standfirst,
  }
}
