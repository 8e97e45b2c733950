import { readEnvironment } from '@/lib/env'
import { pathIn } from '@/lib/locale'
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
import type { AddressView } from './feed.view'
import { listNames } from './names'
import { listPages } from './pages'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { getLocale, getSite } from './site'

const toAddress = (path: string, changed?: string): AddressView => ({
  url: absoluteUrl(path, readEnvironment().siteUrl),
  changed,
})

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
    ...lists.flat(),
    ...pages.map(({ slug }) => pagePath(slug)),
    ...disclaimers.map((slug) => disclaimerPath(slug)),
  ].map((path) => toAddress(path))
}

async function listListAddresses(language: SiteLanguage): Promise<string[]> {
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
  ].map((path) => pathIn(path, locale))
}

/** The articles first published in a month (1 to 12) of the site's time zone, newest first, with their last change. */
export async function listMonthAddresses(year: number, month: number): Promise<AddressView[]> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [PUBLISHED, inMonth(year, month, timeZone)] },
    select: { slug: true, publishedAt: true, revisedAt: true },
    sort: ['-firstPublishedAt', '-number'],
    depth: 0,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  return docs.map(({ slug, publishedAt, revisedAt }) =>
    toAddress(articlePath(slug), revisedAt ?? publishedAt ?? undefined),
  )
}
