/** Every address of the public site is made here, so that pages, feeds, sitemaps and redirects agree. */

export const homePath = '/'
export const archivePath = '/archive'
export const topicsPath = '/topics'
export const authorsPath = '/authors'
/** How to be told of what comes out. */
export const followPath = '/follow'
/** The feeds as a list that feed readers take in at once (OPML). */
export const opmlPath = '/feeds.opml'
export const searchPath = '/search'
export const sitemapPath = '/sitemap.xml'
export const robotsPath = '/robots.txt'
export const newsSitemapPath = '/sitemaps/news.xml'
export const llmsPath = '/llms.txt'
/** Whom to tell of a weakness (RFC 9116); the one address with a part that begins with a dot. */
export const securityPath = '/.well-known/security.txt'
export const manifestPath = '/site.webmanifest'
/** The site's icon: for browsers, for an iPhone's home screen, and by its pixels for other devices, which cut the last to their shape. */
export const iconPaths = {
  svg: '/favicon.svg',
  ico: '/favicon.ico',
  apple: '/apple-touch-icon.png',
  192: '/icon-192.png',
  512: '/icon-512.png',
  maskable: '/icon-maskable-512.png',
} as const
export const followPaths = { rss: '/feed.rss', atom: '/feed.atom', json: '/feed.json' } as const

export const articlePath = (slug: string) => `/articles/${slug}`
/** The article as one file, to be kept and read without a connection. */
export const offlinePath = (slug: string) => `${articlePath(slug)}/offline`
/** What the article said over time: the list of its revisions, or one of them by its number from 1. */
export const revisionsPath = (slug: string, number?: number) =>
  `${articlePath(slug)}/revisions${number === undefined ? '' : `/${number}`}`
/** Whether the address is of something that stands beside an article: the file to keep, or revisions. */
export const isBesidePath = (path: string): boolean => /^\/articles\/[^/]+\/./.test(path)
export const isOfflinePath = (path: string): boolean => /^\/articles\/[^/]+\/offline$/.test(path)
/** The address that the page at the path names as canonical: that of the article for a copy or an earlier revision of it. */
export const canonicalPath = (path: string): string =>
  path.replace(/^(\/articles\/[^/]+)\/(?:offline|revisions\/\d+)$/, '$1')
export const pagePath = (slug: string) => `/${slug}`
/** Of published articles: the newest corrections, or all of a year. */
export const correctionsPath = '/corrections'
export const correctionsPathOf = (year: number) => `/corrections/${year}`
/** The static page that says how mistakes are put right; the list of corrections links to it where there is one. */
export const CORRECTIONS_POLICY = 'corrections-policy'

/** The wordings of a disclaimer, or one of them by its revision. */
export const disclaimerPath = (slug: string, revision?: number) =>
  `/disclaimers/${slug}${revision === undefined ? '' : `#${toWordingId(revision)}`}`
export const toWordingId = (revision: number) => `wording-${revision}`

export const mediaPath = (filename: string) => `/media/${filename}`

/** A topic's or author's list; without a number the newest articles, with one a full page counted from the oldest. */
export const topicPath = (slug: string, number?: number) => numbered(`/topics/${slug}`, number)
export const authorPath = (slug: string, number?: number) => numbered(`/authors/${slug}`, number)

/** How the addresses of these lists are made, by the collection that names them. */
export const namePaths = { topics: topicPath, authors: authorPath } as const

/** The archive of a year, or of a month (1 to 12) in it. */
export function archivePathOf(year: number, month?: number): string {
  return month === undefined ? `/archive/${year}` : `/archive/${year}/${String(month).padStart(2, '0')}`
}

/** The sitemap of the articles first published in a month (1 to 12), or of everything that is no article. */
export function sitemapPathOf(year?: number, month = 1): string {
  return year === undefined
    ? '/sitemaps/pages.xml'
    : `/sitemaps/${year}-${String(month).padStart(2, '0')}.xml`
}

function numbered(path: string, number: number | undefined): string {
  return number === undefined ? path : `${path}/page/${number}`
}

/** Whether the address is a list's, in whatever language: home, topics, authors, archive, corrections, how to follow, and what is below these. */
export const isListPath = (path: string): boolean =>
  /^(?:\/(?:en|ru|kk))?(?:\/(?:(?:topics|authors|archive|corrections|follow)(?:\/.*)?)?)?$/.test(path)

/** Whether the address is of a topic's or author's list, as it is in the site's first language. */
export const isNamePath = (path: string): boolean => /^\/(?:topics|authors)\/[^/]+$/.test(path)

/** Lower-case ASCII letters and digits in groups joined by single hyphens, at most 100 characters. */
export function isSlug(value: string): boolean {
  return value.length <= 100 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
}

/** A whole number from 1 without sign or leading zero, as it stands in an address; anything else is undefined. */
export function toPageNumber(value: string): number | undefined {
  return /^[1-9][0-9]{0,5}$/.test(value) ? Number(value) : undefined
}

/** The address with the site's origin before it; one that already has an origin is left as it is. */
export function absoluteUrl(path: string, siteUrl: string): string {
  return new URL(path, siteUrl).href
}

/** An address as it stands in a Location header, in ASCII (RFC 3986): signs beyond it are percent-encoded. */
export function toLocation(target: string): string {
  const nowhere = 'http://this.invalid'
  const { href } = new URL(target, nowhere)
  return href.startsWith(nowhere) ? href.slice(nowhere.length) : href
}

/**
 * Whether a reader may follow the link: a path of this site, a fragment, or an absolute http, https or mailto address.
 * Everything a browser would run (javascript:, data:, vbscript:) and everything it would guess (//host) is refused.
 */
export function isSafeLink(value: string): boolean {
  if (/^mailto:[^\s@?]+@[^\s@]+$/.test(value) || isLetter(value)) return true
  if (/[\s\\\u0000-\u001f]/.test(value)) return false
  if (/^[/#]/.test(value)) return !value.startsWith('//')
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

/** A letter to nobody yet that names the address (RFC 6068); in a headline, signs of any script are UTF-8 within percent signs. */
export const toMailLink = (subject: string, address: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${subject}\r\n${address}`)}`

/** Whether the link is a letter to nobody yet, with nothing in it but subject and body: no copy goes anywhere unseen. */
const isLetter = (link: string): boolean => /^mailto:\?subject=[\w.~!*'()%-]*&body=[\w.~!*'()%-]*$/.test(link)

/** A year of four digits, or undefined. */
export const toYear = (value: string): number | undefined =>
  /^[12][0-9]{3}$/.test(value) ? Number(value) : undefined

/** A month from 01 to 12, or undefined. */
export const toMonth = (value: string): number | undefined =>
  /^(?:0[1-9]|1[0-2])$/.test(value) ? Number(value) : undefined
