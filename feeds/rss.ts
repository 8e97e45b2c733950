import type { FeedView } from '@/queries/feed.view'
import { type Entry, toFeed } from './entry'
import { document, element, empty } from './xml'

const NAMESPACES =
  'xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** RSS 2.0 with full text, and archives of it (RFC 5005). Names stand in dc:creator, since RSS's own author is an e-mail address. */
export function renderRss(view: FeedView): string {
  const { title, page, description, url, hub, current, previous, updated, entries } = toFeed(view, 'rss')
  return document([
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    element('title', title),
    element('link', page),
    element('description', description),
    empty('atom:link', { rel: 'self', type: 'application/rss+xml', href: url }),
    hub && empty('atom:link', { rel: 'hub', href: hub }),
    current && '<fh:archive/>',
    current && empty('atom:link', { rel: 'current', type: 'application/rss+xml', href: current }),
    previous && empty('atom:link', { rel: 'prev-archive', type: 'application/rss+xml', href: previous }),
    updated && element('lastBuildDate', toRfc822(updated)),
    element('ttl', '30'),
    ...entries.map(renderItem),
    '</channel>',
    '</rss>',
  ])
}

function renderItem({
  title,
  url,
  id,
  published,
  authors,
  categories,
  summary,
  content,
  language,
  enclosure,
}: Entry): string {
  return [
    '<item>',
    element('title', title),
    element('link', url),
    element('guid', id, { isPermaLink: 'false' }),
    element('pubDate', toRfc822(published)),
    ...authors.map(({ name }) => element('dc:creator', name)),
    element('dc:language', language),
    ...categories.map(({ label, scheme }) => element('category', label, { domain: scheme })),
    summary && element('description', summary),
    element('content:encoded', content),
    enclosure &&
      empty('enclosure', { url: enclosure.url, length: enclosure.bytes, type: enclosure.mediaType }),
    '</item>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** “Wed, 15 Jan 2014 12:00:00 GMT” (RFC 822 with a four-digit year, as RSS asks). */
const toRfc822 = (iso: string) => new Date(iso).toUTCString()
