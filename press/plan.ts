import { isAbsentPage } from '@/lib/edition'
import { EVERYTHING_PUBLISHED, feedPath, feedPathsOf, FORMATS, readFeedAddress } from '@/lib/feed-scope'
import { isListPath } from '@/lib/urls'
import { toListSource, toSource } from '@/lib/sources'
import { SITE_LANGUAGES } from '@/lib/words'
import type { Entry } from './ledger'

/** What the plan asks the edition: which addresses were made from a document. */
export type MadeFrom = (source: string) => string[]

/** What the plan asks the edition: whether there is anything at the address. */
export type IsThere = (address: string) => boolean

/**
 * The addresses at which the edition shows the changed documents, whatever they were then. Where the database says that they belong
 * now is asked of the newsroom; whether an address is printed or removed is what the newsroom answers there.
 */
export function planChanges(documents: string[], madeFrom: MadeFrom): Set<string> {
  return new Set(documents.flatMap((document) => madeFrom(toSource(document.split('/')[1] ?? ''))))
}

// A list stands once for each language of the site, with a prefix for all but the first.
const NUMBERED = /^((?:\/[a-z]{2})?\/(?:topics|authors)\/[^/]+)\/page\/(\d+)$/
const NAME = /^((?:\/[a-z]{2})?)(\/(topics|authors)\/([^/]+))$/
const MONTH = /^((?:\/[a-z]{2})?)\/archive\/(\d{4})\/(\d{2})$/
const CORRECTIONS = /^((?:\/[a-z]{2})?\/corrections)\/\d{4}$/
const PREFIXES = ['', ...SITE_LANGUAGES.map((language) => `/${language}`)]

type Pages = Pick<Entry, 'sources'> | undefined

/**
 * The addresses that a reprinted page draws after it. When a full page of a list is made from other articles than before, all
 * later ones have moved too; when such a page came or went, the links to it have changed; a month's articles are counted on its year's
 * page, and on the front page decide which topics stand there; the newest corrections link to each year that has any; and a topic's or
 * author's list is linked to by those in other languages and in articles, its feed where readers learn how to follow, and its feed
 * leads to the first of these lists. When an archive of a feed is made from other articles than before, so are the next one and the feed.
 */
export function planNeighbours(
  address: string,
  before: Pages,
  after: Pages,
  madeFrom: MadeFrom = () => [],
  isThere: IsThere = () => false,
): string[] {
  if (before?.sources.join() === after?.sources.join()) return []
  const [, list, number] = NUMBERED.exec(address) ?? []
  if (list !== undefined) {
    const page = (n: number) => (n > 0 ? [`${list}/page/${n}`] : [])
    const n = Number(number)
    const linking = before && after ? [] : [...page(n - 1), ...page(n - 2)]
    return [list, ...page(n + 1), ...linking]
  }
  const [, place, year, month] = MONTH.exec(address) ?? []
  if (place !== undefined)
    return [place || '/', `${place}/archive/${year}`, `${place}/archive`, `/sitemaps/${year}-${month}.xml`]
  const [, prefix, name, names, slug = ''] = NAME.exec(address) ?? []
  if (prefix !== undefined) {
    if (before && after) return []
    return [
      `${prefix}/${names}`,
      `${prefix}/follow`,
      `${prefix}/feeds.opml`,
      ...PREFIXES.filter((each) => each !== prefix).map((each) => `${each}${name}`),
      ...feedPathsOf({ of: names === 'topics' ? 'topics' : 'authors', slug }),
      ...madeFrom(toListSource(address)),
    ]
  }
  const feed = readFeedAddress(address)
  if (feed?.archive !== undefined) {
    const next = [feedPath(feed.scope, feed.format, feed.archive + 1)].filter(isThere)
    return before ? [feedPath(feed.scope, feed.format), ...next] : []
  }
  const [, corrections] = CORRECTIONS.exec(address) ?? []
  return corrections === undefined ? [] : [corrections]
}

const PREVIOUS = /(?:rel="prev-archive"[^>]* href=|^ "next_url": )"\S*\/archive\/(\d+)\./m

/** Whether the address is that of an archive of a feed. */
export const isArchive = (address: string): boolean => readFeedAddress(address)?.archive !== undefined

/**
 * The archives that a feed, as it is printed now, draws after it: the one that it leads to, when that has just been closed, and the one
 * after that, when it is open again. An archive draws the one it leads to.
 */
export function planArchives(address: string, text: string, isThere: IsThere): string[] {
  const feed = readFeedAddress(address) ?? NEWEST_FEEDS.get(address)
  if (!feed) return []
  const closed = Number(PREVIOUS.exec(text)?.[1] ?? 0)
  const toPath = (archive: number) => feedPath(feed.scope, feed.format, archive)
  return [
    ...(closed > 0 && !isThere(toPath(closed)) ? [toPath(closed)] : []),
    ...(feed.archive === undefined && isThere(toPath(closed + 1)) ? [toPath(closed + 1)] : []),
  ]
}

const NEWEST_FEEDS = new Map(
  FORMATS.map((format) => [
    feedPath(EVERYTHING_PUBLISHED, format),
    { scope: EVERYTHING_PUBLISHED, format, archive: undefined },
  ]),
)

/**
 * The list an address is a page of. Its pages are made from one reading of what the list holds, so that none of a batch
 * contradicts another.
 */
export const listOf = (address: string): string => NUMBERED.exec(address)?.[1] ?? address

/** The number of a page of a list, from 1; 0 for what has none. */
export const numberOf = (address: string): number => Number(NUMBERED.exec(address)?.[2] ?? 0)

/**
 * In which order addresses are printed: what has words of its own first (0), lists that link to it next (1), feeds and
 * sitemaps last (2). What is taken away goes after all of them.
 */
export function rankOf(address: string): 0 | 1 | 2 {
  if (/\.(?:rss|atom|json|opml|xml|txt)$/.test(address)) return 2
  // The page for what is not there shows the newest.
  return isListPath(address) || isAbsentPage(address) ? 1 : 0
}
