import { KINDS } from '@/lib/kinds'
import { absoluteUrl, followPaths, homePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import type { FeedView } from '@/queries/feed.view'
import { renderContent } from './content'
import { entryUrl, feedUpdated, updatedOf } from './entry'
import { document, element, empty } from './xml'

/** Atom (RFC 4287) with full text. */
export function renderAtom({ site, siteUrl, articles }: FeedView): string {
  const self = absoluteUrl(followPaths.atom, siteUrl)
  return document([
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', self),
    element('title', site.name),
    site.tagline && element('subtitle', site.tagline),
    // An empty feed has no newest entry, but must have a time.
    element('updated', feedUpdated(articles) ?? '1970-01-01T00:00:00.000Z'),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    empty('link', { rel: 'alternate', type: 'text/html', href: absoluteUrl(homePath, siteUrl) }),
    `<author>${element('name', site.name)}</author>`,
    ...articles.map((article) => renderEntry(article, siteUrl, site.timeZone)),
    '</feed>',
  ])
}

function renderEntry(article: ArticleView, siteUrl: string, timeZone: string): string {
  const { headline, standfirst, permanentId, publishedAt, authors, topics, kind, language } = article
  return [
    `<entry xml:lang="${language}">`,
    element('id', permanentId),
    element('title', headline),
    empty('link', { rel: 'alternate', type: 'text/html', href: entryUrl(article, siteUrl) }),
    element('published', publishedAt),
    element('updated', updatedOf(article)),
    ...authors.map(({ name }) => `<author>${element('name', name)}</author>`),
    empty('category', { term: kind, label: KINDS[kind] }),
    ...topics.map(({ name, slug }) => empty('category', { term: slug, label: name })),
    standfirst && element('summary', standfirst),
    element('content', renderContent(article, siteUrl, timeZone), { type: 'html' }),
    '</entry>',
  ]
    .filter(Boolean)
    .join('\n')
}
