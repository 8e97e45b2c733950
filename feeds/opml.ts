import { feedPath } from '@/lib/feed-scope'
import { type Locale, pathIn } from '@/lib/locale'
import { absoluteUrl, homePath } from '@/lib/urls'
import type { FeedGroup } from '@/queries/feed.view'
import { document, element, empty, escape } from './xml'

/**
 * The feeds as a list for feed readers to take in (OPML 2.0): that of everything first, then a group for each way to choose among the
 * others. As Atom, the most exact of the three; “rss” is OPML's word for a feed of any format.
 */
export function renderOpml(name: string, groups: FeedGroup[], locale: Locale, siteUrl: string): string {
  const outline = (text: string, path: string, page?: string) =>
    empty('outline', {
      type: 'rss',
      text,
      title: text,
      xmlUrl: absoluteUrl(path, siteUrl),
      htmlUrl: page && absoluteUrl(page, siteUrl),
    })
  return document([
    '<opml version="2.0">',
    `<head>${element('title', `${name}: ${locale.words.follow.feeds}`)}</head>`,
    '<body>',
    outline(name, feedPath({ of: 'all' }, 'atom'), pathIn(homePath, locale)),
    ...groups.flatMap(({ title, feeds }) => [
      `<outline text="${escape(title)}">`,
      ...feeds.map(({ name: part, scope }) => outline(`${name}: ${part}`, feedPath(scope, 'atom'))),
      '</outline>',
    ]),
    '</body>',
    '</opml>',
  ])
}
