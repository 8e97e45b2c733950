import { KINDS } from '@/lib/kinds'
import { absoluteUrl, followPaths, homePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import type { FeedView } from '@/queries/feed.view'
import { renderContent } from './content'
import { entryUrl, feedUpdated } from './entry'
import { document, element, empty } from './xml'

const NAMESPACES =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** RSS 2.0 with full text. Names stand in dc:creator, since RSS's own author is an e-mail address. */
export function renderRss({ site, siteUrl, articles }: FeedView): string {
  const updated = feedUpdated(articles)
  return document([
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    element('title', site.name),
    element('link', absoluteUrl(homePath, siteUrl)),
    element('description', site.description ?? site.tagline ?? site.name),
    empty('atom:link', {
      rel: 'self',
      type: 'application/rss+xml',
      href: absoluteUrl(followPaths.rss, siteUrl),
    }),
    updated && element('lastBuildDate', toRfc822(updated)),
    element('ttl', '30'),
    ...articles.map((article) => renderItem(article, siteUrl, site.timeZone)),
    '</channel>',
    '</rss>',
  ])
}

function renderItem(article: ArticleView, siteUrl: string, timeZone: string): string {
  const { headline, standfirst, permanentId, publishedAt, authors, topics, kind, picture } = article
  return [
    '<item>',
    element('title', headline),
    element('link', entryUrl(article, siteUrl)),
    element('guid', permanentId, { isPermaLink: 'false' }),
    element('pubDate', toRfc822(publishedAt)),
    ...authors.map(({ name }) => element('dc:creator', name)),
    ...[KINDS[kind], ...topics.map(({ name }) => name)].map((name) => element('category', name)),
    standfirst && element('description', standfirst),
    element('content:encoded', renderContent(article, siteUrl, timeZone)),
    picture &&
      empty('enclosure', {
        url: absoluteUrl(picture.main.path, siteUrl),
        length: picture.main.bytes,
        type: picture.main.mediaType,
      }),
    '</item>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** “Wed, 15 Jan 2014 12:00:00 GMT” (RFC 822 with a four-digit year, as RSS asks). */
const toRfc822 = (iso: string) => new Date(iso).toUTCString()
