import { readEnvironment } from '@/lib/env'
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
  homePath,
  pagePath,
  sitemapPathOf,
  topicPath,
  topicsPath,
} from '@/lib/urls'
import { countMonths, inMonth } from './archive'
import { listCorrectionYears } from './corrections'
import { listDisclaimerSlugs } from './disclaimers'
import type { AddressView } from './feed.view'
import { listNames } from './names'
import { listPages } from './pages'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { getSite } from './site'

const toAddress = (path: string, changed?: string): AddressView => ({
  url: absoluteUrl(path, readEnvironment().siteUrl),
  changed,
})

/** The sitemaps there are: one for each month, newest first, and one for all that is no article. */
export async function listSitemaps(): Promise<AddressView[]> {
  const { timeZone } = await getSite()
  const months = await countMonths(timeZone)
  return [
    toAddress(sitemapPathOf()),
    ...months.map(({ year, month, changed }) => toAddress(sitemapPathOf(year, month), changed)),
  ]
}

/** Every published address with words of its own that is no article. */
export async function listPageAddresses(): Promise<AddressView[]> {
  const { timeZone } = await getSite()
  const [pages, topics, authors, months, corrections, disclaimers] = await Promise.all([
    listPages(),
    listNames('topics'),
    listNames('authors'),
    countMonths(timeZone),
    listCorrectionYears(timeZone),
    listDisclaimerSlugs(),
  ])
  return [
    homePath,
    archivePath,
    topicsPath,
    authorsPath,
    ...months.map(({ year, month }) => archivePathOf(year, month)),
    ...topics.map(({ slug }) => topicPath(slug)),
    ...authors.map(({ slug }) => authorPath(slug)),
    ...pages.map(({ slug }) => pagePath(slug)),
    correctionsPath,
    ...corrections.map((year) => correctionsPathOf(year)),
    ...disclaimers.map((slug) => disclaimerPath(slug)),
  ].map((path) => toAddress(path))
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
