import type { FeedView } from '@/queries/feed.view'
import { type Entry, toFeed } from './entry'
import { document, element, empty } from './xml'

/** Atom (RFC 4287) with full text. */
export function renderAtom(view: FeedView): string {
  const { title, page, description, url, updated, entries } = toFeed(view, 'atom')
  const { site } = view
  return document([
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', url),
    element('title', title),
    element('subtitle', description),
    // An empty feed has no newest entry, but must have a time.
    element('updated', updated ?? '1970-01-01T00:00:00.000Z'),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: url }),
    empty('link', { rel: 'alternate', type: 'text/html', href: page }),
    `<author>${element('name', site.name)}</author>`,
    ...entries.map(renderEntry),
    '</feed>',
  ])
}

function renderEntry(entry: Entry): string {
  const { language, id, title, url, published, updated, authors, categories, summary, content, enclosure } =
    entry
  return [
    `<entry xml:lang="${language}">`,
    element('id', id),
    element('title', title),
    empty('link', { rel: 'alternate', type: 'text/html', href: url }),
    enclosure &&
      empty('link', {
        rel: 'enclosure',
        type: enclosure.mediaType,
        length: enclosure.bytes,
        href: enclosure.url,
      }),
    element('published', published),
    element('updated', updated),
    ...authors.map(({ name, url }) => `<author>${element('name', name)}${element('uri', url)}</author>`),
    ...categories.map((category) => empty('category', category)),
    summary && element('summary', summary),
    element('content', content, { type: 'html' }),
    '</entry>',
  ]
    .filter(Boolean)
    .join('\n')
}
