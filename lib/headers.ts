import { HTML, isMedia, toMediaType } from './edition'

/**
 * The headers that keep readers safe and say how long an answer may be kept, in one table. The front sends them; the
 * configurations in deploy/ say the same to other web servers, and a test compares.
 */

/** What an answer is: a page, a feed or another file of text, a picture, or what the newsroom answers. */
export type Kind = 'page' | 'feed' | 'media' | 'passed'

/** The kind of what stands at an address of the edition. */
export function toKind(address: string): Exclude<Kind, 'passed'> {
  if (isMedia(address)) return 'media'
  return toMediaType(address) === HTML ? 'page' : 'feed'
}

/** A withdrawal must reach every reader within ten seconds; feed readers poll every few minutes; a picture's name is its own. */
export const CACHE = {
  page: 'public, max-age=5, must-revalidate',
  feed: 'public, max-age=300',
  media: 'public, max-age=31536000, immutable',
  passed: 'no-store',
} as const satisfies Record<Kind, string>

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

/** A file of text or a picture is shown and nothing more, should a browser ever take it for a document. */
const INERT = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

const TABLE: Record<Kind, Record<string, string>> = {
  page: { ...EVERYWHERE, 'Content-Security-Policy': PAGE_POLICY },
  feed: { ...EVERYWHERE, ...INERT, 'Access-Control-Allow-Origin': '*' },
  media: { ...EVERYWHERE, ...INERT },
  // The admin has a policy for scripts of its own making.
  passed: { ...EVERYWHERE, 'Permissions-Policy': deny(NEVER) },
}

/** The headers of that kind of answer, all but Cache-Control. */
export function toHeaders(kind: Kind, siteUrl: string): Record<string, string> {
  return siteUrl.startsWith('https:')
    ? { 'Strict-Transport-Security': TRANSPORT, ...TABLE[kind] }
    : { ...TABLE[kind] }
}
