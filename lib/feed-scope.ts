import { isKind, type Kind } from './kinds'
import { followPaths, isSlug } from './urls'
import { type SiteLanguage, toSiteLanguage } from './words'

/** What a feed is of. A language is that of the lists which hold the articles. */
export type FeedScope =
  | { of: 'all' | 'corrections' }
  | { of: 'language'; language: SiteLanguage }
  | { of: 'kind'; kind: Kind }
  | { of: 'topics' | 'authors'; slug: string; language?: SiteLanguage | undefined }

export type FeedFormat = keyof typeof followPaths

export const FORMAT_NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const satisfies Record<
  FeedFormat,
  string
>

export const FORMATS: readonly FeedFormat[] = ['rss', 'atom', 'json']

/** What everything published is called where its archives are. */
const EVERYTHING = 'all'

export const EVERYTHING_PUBLISHED: FeedScope = { of: 'all' }
/** Not articles, but each correction as an entry. */
export const CORRECTIONS_MADE: FeedScope = { of: 'corrections' }

/** The scope as it stands in the feed's address: “topics/prisons”, “topics/prisons/ru”, “kind/opinion”; '' for everything. */
export function toScopeName(scope: FeedScope): string {
  switch (scope.of) {
    case 'all':
      return ''
    case 'corrections':
      return 'corrections'
    case 'language':
      return `language/${scope.language}`
    case 'kind':
      return `kind/${scope.kind}`
    case 'topics':
    case 'authors':
      return [scope.of, scope.slug, scope.language].filter(Boolean).join('/')
  }
}

/** The scope of that name, or undefined where no feed can be called so. */
export function toScope(name: string): FeedScope | undefined {
  if (name === '') return EVERYTHING_PUBLISHED
  if (name === 'corrections') return CORRECTIONS_MADE
  const [of = '', which = '', tag, ...rest] = name.split('/')
  const language = toSiteLanguage(tag ?? which)
  if (rest.length > 0 || (tag !== undefined && (of !== 'topics' || !language))) return undefined
  if (of === 'language') return language && { of, language }
  if (of === 'kind') return isKind(which) ? { of, kind: which } : undefined
  if (of !== 'topics' && of !== 'authors') return undefined
  return isSlug(which) ? { of, slug: which, language: tag === undefined ? undefined : language } : undefined
}

/** The feed's address in a format, or that of its archive of that number. That of everything published is the shortest. */
export function feedPath(scope: FeedScope, format: FeedFormat, archive?: number): string {
  const name = toScopeName(scope)
  if (archive !== undefined) return `/feeds/${name || EVERYTHING}/archive/${archive}.${format}`
  return name ? `/feeds/${name}.${format}` : followPaths[format]
}

export const feedPathsOf = (scope: FeedScope): string[] => FORMATS.map((format) => feedPath(scope, format))

/** What an address below /feeds/ asks for: a feed, or an archive of it, by its number from 1. */
export type FeedAddress = { scope: FeedScope; format: FeedFormat; archive?: number }

/** What the address asks for, or undefined where no feed can be. */
export function readFeedAddress(address: string): FeedAddress | undefined {
  const [, name = '', archive, ending] =
    /^\/feeds\/(.+?)(?:\/archive\/([1-9]\d{0,5}))?\.([a-z]+)$/.exec(address) ?? []
  const format = FORMATS.find((each) => each === ending)
  if (!format || !name) return undefined
  const scope = archive && name === EVERYTHING ? EVERYTHING_PUBLISHED : toScope(name)
  if (!scope || (archive && scope.of === 'corrections')) return undefined
  return { scope, format, ...(archive ? { archive: Number(archive) } : {}) }
}

/** Whether a feed can be at the address that is followed: an archive never has anything new. */
export function isFeed(address: string): boolean {
  const feed = readFeedAddress(address)
  return feed ? feed.archive === undefined : feedPathsOf(EVERYTHING_PUBLISHED).includes(address)
}

/** The feed of a topic that its page in the language announces: on a site of several languages, of what stands on that page. */
export const topicScope = (
  slug: string,
  language: SiteLanguage,
  languages: readonly SiteLanguage[],
): FeedScope => (languages.length > 1 ? { of: 'topics', slug, language } : { of: 'topics', slug })
