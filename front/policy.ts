import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { NO_FRAMES, PAGE_POLICY } from '@/lib/headers'
import type { Coding } from './encodings'

/** Bytes that a page may have when unpacked; no page comes near. */
const LARGEST_PAGE = 8 * 1024 * 1024

/** The page's own Content-Security-Policy as a header, which forbids frames as well; the one for all pages when it has none. */
export function toPolicy(html: string): string {
  const [head = ''] = html.split('</head>', 1)
  const own = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/i.exec(head)?.[1]
  return own !== undefined && /^[ -~]+$/.test(own) ? keepOne(unescape(own) + NO_FRAMES) : PAGE_POLICY
}

/** Policies that are remembered: pages of one design share theirs. */
const REMEMBERED = 100
const known = new Map<string, string>()

/** The same policy as one string for all pages, which holds on to no page's text as a piece cut from it would. */
function keepOne(policy: string): string {
  const same = known.get(policy)
  if (same !== undefined) return same
  const own = Buffer.from(policy).toString()
  if (known.size >= REMEMBERED) known.clear()
  known.set(own, own)
  return own
}

/** The page's text from its bytes in that coding. */
export function unpack(body: Buffer, coding: Coding): string {
  switch (coding) {
    case 'br':
      return brotliDecompressSync(body, { maxOutputLength: LARGEST_PAGE }).toString()
    case 'gzip':
      return gunzipSync(body, { maxOutputLength: LARGEST_PAGE }).toString()
    case 'identity':
      return body.toString()
  }
}

/** Quotes are all that policies have and HTML may write otherwise. */
const unescape = (text: string) => text.replace(/&#(?:x27|39);|&apos;/gi, "'")
