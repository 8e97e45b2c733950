import { now } from '@/lib/clock'
import { readEnvironment } from '@/lib/env'
import { pathIn } from '@/lib/locale'
import { NEWS_LASTS } from '@/lib/news'
import { noteSource } from '@/lib/sources'
import {
  absoluteUrl,
  archivePath,
  archivePathOf,
  articlePath,
  authorPath,
  authorsPath,
  correctionsPath,
  correctionsPathOf,
  disclaimerPath,
  followPath,
  homePath,
  pagePath,
  sitemapPathOf,
  topicPath,
  topicsPath,
} from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { countAllMonths, countMonths, inMonth } from './archive'
import { listCorrectionYears } from './corrections'
import { listDisclaimerSlugs } from './disclaimers'
import type { AddressView, NewsView } from './feed.view'
import { listNames } from './names'
import { listPages } from './pages'
import { openPayload } from './payload'
import { toPicture } from './picture'
import { AS_READER, PUBLISHED } from './published'
import { getLocale, getSite } from './site'
import { listTranslations } from './translations'

const toUrl = (path: string) => absoluteUrl(path, readEnvironment().siteUrl)

const toAddress = (path: string, changed?: string): AddressView => ({ url: toUrl(path), changed })

/** The sitemaps there are: one for each month, newest first, and one for all that is no article. */
export async function listSitemaps(): Promise<AddressView[]> {
  const months = await countAllMonths((await getSite()).timeZone)
  return [
    toAddress(sitemapPathOf()),
    ...months.map(({ year, month, changed }) => toAddress(sitemapPathOf(year, month), changed)),
  ]
}

/** Every published address with words of its own that is no article. */
export async function listPageAddresses(): Promise<AddressView[]> {
  const { languages } = await getSite()
  const lists = await Promise.all(languages.map(listListAddresses))
  const [pages, disclaimers] = await Promise.all([listPages(), listDisclaimerSlugs()])
  return [
    ...withTranslations(lists.flat()),
    ...pages.map(({ slug }) => toAddress(pagePath(slug))),
    ...disclaimers.map((slug) => toAddress(disclaimerPath(slug))),
  ]
}

/** A list in a language: `path` is that in the site's first one. */
type List = { path: string; language: SiteLanguage; url: string }

/** Each list with the same in all languages that have it. */
function withTranslations(lists: List[]): AddressView[] {
  const byPath = new Map<string, List[]>()
  for (const list of lists) byPath.set(list.path, [...(byPath.get(list.path) ?? []), list])
  return lists.map(({ path, url }) => {
    const all = byPath.get(path) ?? []
    const translations = all.length > 1 ? all.map((each) => ({ language: each.language, url: each.url })) : []
    return { url, changed: undefined, translations }
  })
}

async function listListAddresses(language: SiteLanguage): Promise<List[]> {
  const locale = await getLocale(language)
  const [topics, authors, months, corrections] = await Promise.all([
    listNames('topics', language),
    listNames('authors', language),
    countMonths(locale.timeZone, language),
    listCorrectionYears(locale.timeZone, language),
  ])
  return [
    homePath,
    archivePath,
    topicsPath,
    authorsPath,
    ...months.map(({ year, month }) => archivePathOf(year, month)),
    ...topics.map(({ slug }) => topicPath(slug)),
    ...authors.map(({ slug }) => authorPath(slug)),
    correctionsPath,
    followPath,
    ...corrections.map((year) => correctionsPathOf(year)),
  ].map((path) => ({ path, language, url: toUrl(pathIn(path, locale)) }))
}

/** The articles first published in a month (1 to 12) of the site's time zone, newest first, with their last change. */
export async function listMonthAddresses(year: number, month: number): Promise<AddressView[]> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [PUBLISHED, inMonth(year, month, timeZone)] },
    select: {
      slug: true,
      language: true,
      leadImage: true,
      translationOf: true,
      publishedAt: true,
      revisedAt: true,
    },
    sort: ['-firstPublishedAt', '-number'],
    depth: 1,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  const translations = await listTranslations(docs)
  // Also an original that readers do not have: when they get it, or it is deleted, its translations are named otherwise.
  for (const { translationOf } of docs) {
    const original = typeof translationOf === 'string' ? translationOf : translationOf?.id
    if (original) noteSource(original)
  }
  return docs.map(({ id, slug, language, leadImage, publishedAt, revisedAt }) => {
    const picture = toPicture(leadImage)
    const others = translations.get(id) ?? []
    return {
      ...toAddress(articlePath(slug), revisedAt ?? publishedAt ?? undefined),
      images: picture ? [toUrl(picture.main.path)] : [],
      translations: others.length === 0 ? [] : [{ language, slug }, ...others].map(toTranslation).sort(byUrl),
    }
  })
}

const toTranslation = ({ language, slug }: { language: string; slug: string }) => ({
  language,
  url: toUrl(articlePath(slug)),
})

const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)

/** The articles first published in the last 48 hours, newest first; a print job for each takes it out when these are over. */
export async function getNews(): Promise<NewsView> {
  const payload = await openPayload()
  const since = new Date(now().getTime() - NEWS_LASTS).toISOString()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [PUBLISHED, { firstPublishedAt: { greater_than: since } }] },
    select: { slug: true, headline: true, language: true, firstPublishedAt: true },
    sort: ['-firstPublishedAt', '-number'],
    depth: 0,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  return {
    publication: (await getSite()).name,
    articles: docs.map(({ slug, headline, language, firstPublishedAt }) => ({
      url: toUrl(articlePath(slug)),
      headline,
      language,
      firstPublishedAt: firstPublishedAt ?? since,
    })),
  }
}
