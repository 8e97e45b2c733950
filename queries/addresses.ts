import { readEnvironment } from '@/lib/env'
import {
  absoluteUrl,
  archivePath,
  archivePathOf,
  articlePath,
  authorPath,
  homePath,
  pagePath,
  topicPath,
} from '@/lib/urls'
import { countMonths } from './archive'
import type { AddressView } from './feed.view'
import { listNames } from './names'
import { listPages } from './pages'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { getSite } from './site'

/** Every published address that has words of its own, articles first. */
export async function listAddresses(): Promise<AddressView[]> {
  const { siteUrl } = readEnvironment()
  const { timeZone } = await getSite()
  const [articles, pages, topics, authors, months] = await Promise.all([
    listArticleAddresses(),
    listPages(),
    listNames('topics'),
    listNames('authors'),
    countMonths(timeZone),
  ])
  const others = [
    homePath,
    archivePath,
    ...months.map(({ year, month }) => archivePathOf(year, month)),
    ...topics.map(({ slug }) => topicPath(slug)),
    ...authors.map(({ slug }) => authorPath(slug)),
    ...pages.map(({ slug }) => pagePath(slug)),
  ]
  return [...articles, ...others.map((path) => ({ path, changed: undefined }))].map(({ path, changed }) => ({
    url: absoluteUrl(path, siteUrl),
    changed,
  }))
}

async function listArticleAddresses() {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: PUBLISHED,
    select: { slug: true, publishedAt: true, revisedAt: true },
    sort: '-number',
    depth: 0,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  return docs.map(({ slug, publishedAt, revisedAt }) => ({
    path: articlePath(slug),
    changed: revisedAt ?? publishedAt ?? undefined,
  }))
}
