import { HTML, isMedia, toMediaType } from './edition'
import { isTaking } from './passed'

/**
 * The headers that keep readers and editors safe and say how long an answer may be kept, in one table. Newsroom and front send them; the
 * configurations in deploy/ say the same to other web servers, and a test compares.
 */

/**
 * What an answer is. For readers: a page, a feed or another file of text, a picture. The newsroom's own: the admin panel, its API, its files
 * of script and style, a preview for colleagues, and one that is shared with somebody outside.
 */
export type Kind = 'page' | 'feed' | 'media' | OwnKind

type OwnKind = 'admin' | 'api' | 'asset' | 'preview' | 'shared'

/** The kind of what stands at an address of the edition. */
export function toKind(address: string): Exclude<Kind, OwnKind> {
  if (isMedia(address)) return 'media'
  return toMediaType(address) === HTML ? 'page' : 'feed'
}

/** The kind of what the newsroom answers at an address, its copies of readers' pages among them. */
export function toNewsroomKind(address: string): Kind {
  if (/^\/(?:api|press)(?:\/|$)/.test(address)) return 'api'
  if (address.startsWith('/_next/')) return 'asset'
  if (address.startsWith('/preview/shared/')) return 'shared'
  if (/^\/preview(?:\/|$)/.test(address)) return 'preview'
  return isTaking(address) ? 'admin' : toKind(address)
}

/** A withdrawal must reach every reader within ten seconds; feed readers poll every few minutes; a picture's name is its own. */
export const CACHE = {
  page: 'public, max-age=5, must-revalidate',
  feed: 'public, max-age=300',
  media: 'public, max-age=31536000, immutable',
  passed: 'no-store',
} as const

/** Whether the newsroom alone answers it, and nobody keeps it; a file of script or style is named by its content and says so itself. */
export const isKeptByNobody = (kind: Kind): boolean => ['admin', 'api', 'preview', 'shared'].includes(kind)

/**
 * What a page may do whose own policy is not known to the server; a page's own comes on top, and both apply
 * (CSP 3, 8.1). Pictures within the page are those of articles to keep; no other page's own policy allows them.
 */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'inline-speculation-rules'; style-src 'unsafe-inline'; img-src 'self' data:; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** No frame, which a page cannot say of itself: browsers ignore frame-ancestors in a meta element. */
export const NO_FRAMES = "; frame-ancestors 'none'"

/** Two years, as browsers' preload lists ask for; only where the site itself is reached by TLS. */
export const TRANSPORT = 'max-age=63072000; includeSubDomains; preload'

/** What no page of ours asks of a browser. */
const NEVER = [
  'accelerometer', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'idle-detection',
  'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial',
  'storage-access', 'usb', 'xr-spatial-tracking',
] // prettier-ignore

/** What an editor's browser may do as well: copying, and signing in with a passkey. */
const EDITORS = [
  'autoplay', 'clipboard-read', 'clipboard-write', 'fullscreen', 'publickey-credentials-create', 'publickey-credentials-get',
] // prettier-ignore

const deny = (features: string[]) => features.map((feature) => `${feature}=()`).join(', ')

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': deny([...NEVER, ...EDITORS].sort()),
}

const INERT_POLICY = "default-src 'none'; sandbox"

/** A file of text or a picture is shown and nothing more, should a browser ever take it for a document. */
const INERT = {
  'Content-Security-Policy': INERT_POLICY,
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/**
 * The policy of the newsroom's own pages. A script runs if the page was made with it: it carries the page's nonce, or was started by one
 * that does (CSP 3, 'strict-dynamic'). Payload's editor sets styles in elements. Only a preview is framed, by the form beside it.
 */
const toOwnPolicy = (scripts: string, frames: 'none' | 'self') =>
  `default-src 'none'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors '${frames}'`

const OWN = { ...EVERYWHERE, 'Permissions-Policy': deny(NEVER) }
const NOT_FOR_ENGINES = { 'X-Robots-Tag': 'noindex, nofollow, noarchive' }
const NOTHING = { 'Content-Security-Policy': `${INERT_POLICY}${NO_FRAMES}` }

const TABLE: Record<Kind, Record<string, string>> = {
  page: { ...EVERYWHERE, 'Content-Security-Policy': PAGE_POLICY },
  feed: { ...EVERYWHERE, ...INERT, 'Access-Control-Allow-Origin': '*' },
  media: { ...EVERYWHERE, ...INERT },
  admin: OWN,
  api: { ...OWN, ...NOTHING },
  asset: { ...OWN, ...NOTHING },
  preview: { ...OWN, ...NOT_FOR_ENGINES, 'X-Frame-Options': 'SAMEORIGIN' },
  // A reader outside needs no script.
  shared: { ...OWN, ...NOT_FOR_ENGINES, 'Content-Security-Policy': toOwnPolicy("'none'", 'none') },
}

/** The headers of that kind of answer, all but Cache-Control; the nonce is that of one answer's scripts, which admin and preview have. */
export function toHeaders(kind: Kind, siteUrl: string, nonce = ''): Record<string, string> {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'`
  return {
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': TRANSPORT } : {}),
    ...TABLE[kind],
    ...(kind === 'admin' ? { 'Content-Security-Policy': toOwnPolicy(scripts, 'none') } : {}),
    ...(kind === 'preview' ? { 'Content-Security-Policy': toOwnPolicy(scripts, 'self') } : {}),
  }
}
