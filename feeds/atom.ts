import type { FeedView } from '@/queries/feed.view'
import { type Entry, toFeed } from './entry'
import { document, element, empty, escape } from './xml'

/** Atom (RFC 4287) with full text, archives of it (RFC 5005), and tombstones (RFC 6721). */
export function renderAtom(view: FeedView): string {
  const { title, page, description, url, hub, current, previous, updated, entries } = toFeed(view, 'atom')
  const { site } = view
  return document([
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:at="http://purl.org/atompub/tombstones/1.0">',
    // An archive is a part of the feed, and goes by its id.
    element('id', current ?? url),
    element('title', title),
    element('subtitle', description),
    // An empty feed has no newest entry, but must have a time.
    element('updated', updated ?? '1970-01-01T00:00:00.000Z'),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: url }),
    empty('link', { rel: 'alternate', type: 'text/html', href: page }),
    hub && empty('link', { rel: 'hub', href: hub }),
    current && '<fh:archive/>',
    current && empty('link', { rel: 'current', type: 'application/atom+xml', href: current }),
    previous && empty('link', { rel: 'prev-archive', type: 'application/atom+xml', href: previous }),
    `<author>${element('name', site.name)}</author>`,
    ...entries.filter(({ isWithdrawn }) => isWithdrawn).map(renderTombstone),
    ...entries.map(renderEntry),
    '</feed>',
  ])
}

/** For readers that know RFC 6721; the entry of the same moment is for those that do not. */
const renderTombstone = ({ id, updated, title }: Entry): string =>
  `<at:deleted-entry ref="${escape(id)}" when="${updated}">${element('at:comment', title)}</at:deleted-entry>`

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
