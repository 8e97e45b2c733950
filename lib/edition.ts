/** How an edition lies in its folder: press, front and every other web server go by these names. */

import type { GoneFor } from './gone'
import { securityPath } from './urls'

/** Endings of addresses that are files themselves, with their media types. Every other address is a folder with index.html in it. */
const MEDIA_TYPES: Record<string, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  avif: 'image/avif',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  json: 'application/feed+json; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  png: 'image/png',
  rss: 'application/rss+xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  xml: 'application/xml; charset=utf-8',
}

export const HTML = 'text/html; charset=utf-8'

/**
 * Pages that answer for other addresses: where nothing is (404), where something was withdrawn (410, and one for each class of why that
 * readers are told), and where the newsroom is away (503).
 */
export const ABSENT_PAGES = {
  404: '/absent/404',
  410: '/absent/410',
  '410-wrong': '/absent/410-wrong',
  '410-legal': '/absent/410-legal',
  503: '/absent/503',
} as const

/** That something was withdrawn, with the class of why. */
export type Gone = 'gone' | `gone-${GoneFor}`

/** The page that answers where the marker of that kind stands. */
export const GONE_PAGES = {
  gone: ABSENT_PAGES[410],
  'gone-wrong': ABSENT_PAGES['410-wrong'],
  'gone-legal': ABSENT_PAGES['410-legal'],
} as const satisfies Record<Gone, string>

export const GONE: Gone[] = ['gone', 'gone-wrong', 'gone-legal']

export const toGone = (goneFor: GoneFor | undefined): Gone => (goneFor ? `gone-${goneFor}` : 'gone')

/**
 * In the address's folder, which for a page has index.html and for a feed the feed's own name: the address moved (the file holds the new one), or what stood there was withdrawn. The class is in the
 * name, since other web servers look whether a file is there and do not read it.
 */
export const MARKERS = {
  moved: '.moved',
  gone: '.gone',
  'gone-wrong': '.gone-wrong',
  'gone-legal': '.gone-legal',
} as const satisfies Record<'moved' | Gone, string>

/** The markers that may stand for the address, from the edition's top. */
export const listMarkers = (address: string): string[] =>
  (['moved', ...GONE] as const).map((kind) => toMarker(address, kind))

const ABSENT: string[] = Object.values(ABSENT_PAGES)

/** Whether the address is that of a page which answers for others. */
export const isAbsentPage = (address: string): boolean => ABSENT.includes(address)

/** Content codings that stand beside a compressible file, best first, by the ending of their file. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const

/** Changes whenever the edition does; whoever keeps files in memory looks here. */
export const VERSION_FILE = '.press/version'

/** What the press says of itself, for the newsroom’s dashboard and for commands. */
export const STATUS_FILE = '.press/status.json'

/** The redirects once more, as lines of an nginx map. */
export const REDIRECTS_FILE = '.press/redirects.map'

const endingOf = (address: string) => /^.*\/[^/]*\.([a-z]+)$/.exec(address)?.[1] ?? ''

/** The media type of what stands at the address (RFC 9110, 8.3). */
export function toMediaType(address: string): string {
  return MEDIA_TYPES[endingOf(address)] ?? HTML
}

/** Whether the address's bytes are those of a picture in an article or of a shared link, whose name is its own: they never change. */
export const isMedia = (address: string): boolean => address.startsWith('/media/')

/** Whether the address's bytes are pixels, which are small already: there is no other coding of them. */
export const isPixels = (address: string): boolean => /\.(?:avif|ico|jpg|png|webp)$/.test(address)

/** The address's file, from the edition's top: “articles/x/index.html” for “/articles/x”, “feed.rss” for “/feed.rss”. */
export function toFile(address: string): string {
  if (isAbsentPage(address)) return `${address.slice('/absent/'.length)}.html`
  const path = address.slice(1)
  if (path === '') return 'index.html'
  return MEDIA_TYPES[endingOf(address)] ? path : `${path}/index.html`
}

/** The address's marker of that kind, from the edition's top. */
export function toMarker(address: string, kind: keyof typeof MARKERS): string {
  return `${address.slice(1)}/${MARKERS[kind]}`
}

/**
 * The address that a request's path asks for, or undefined when no edition can hold it: percent-encoded names are
 * decoded once; what climbs (..), hides (a part that begins with a dot), or is no text, is refused.
 */
export function toAddress(path: string): string | undefined {
  if (path.length > LONGEST || !path.startsWith('/')) return undefined
  const address = path.includes('%') ? decode(path) : path
  if (address === securityPath) return address
  if (address === undefined || /[\u0000-\u001f\u007f\\]|\/\.|\/\//.test(address)) return undefined
  return address.split('/').every((part) => Buffer.byteLength(part) <= LONGEST_PART) ? address : undefined
}

/** Bytes in a part of an address, as file systems allow with room for an ending, and characters in all. */
const LONGEST_PART = 240
const LONGEST = 2000

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
