import { toCleanText } from '@/lib/clean-text'
import type { FeedView } from '@/queries/feed.view'
import { toFeed } from './entry'

/** JSON Feed 1.1 with full text; what came before is at its next_url. */
export function renderJson(view: FeedView): string {
  const { title, page, url, hub, previous, description, entries } = toFeed(view, 'json')
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: toCleanText(title),
    home_page_url: page,
    feed_url: url,
    next_url: previous,
    hubs: hub && [{ type: 'WebSub', url: hub }],
    description: toCleanText(description),
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: toCleanText(entry.title),
      summary: entry.summary && toCleanText(entry.summary),
      content_html: entry.content,
      image: entry.enclosure?.url,
      date_published: entry.published,
      date_modified: entry.updated,
      authors: entry.authors.map(({ name, url }) => ({ name: toCleanText(name), url })),
      tags: entry.categories.map(({ label }) => toCleanText(label)),
      language: entry.language,
      attachments: entry.enclosure && [
        {
          url: entry.enclosure.url,
          mime_type: entry.enclosure.mediaType,
          size_in_bytes: entry.enclosure.bytes,
        },
      ],
    })),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}
