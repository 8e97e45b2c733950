import { isPixels, toMediaType } from '@/lib/edition'
import { isFeed } from '@/lib/feed-scope'
import { CACHE, toHeaders, toKind } from '@/lib/headers'
import type { Validators } from './conditions'
import type { Coding } from './encodings'
import type { StoredFile } from './files'
import { report } from './faults'
import { toPolicy, unpack } from './policy'

/** One file of the edition, ready to be sent. Its headers are names and values in turn, as Node takes them fastest. */
export type Copy = Validators & {
  path: string
  stamp: string
  size: number
  /** Undefined when the file is read from disk for each reader. */
  body: Buffer | undefined
  headers: string[]
  /** For 304: what says how long and for whom the reader's copy is good (RFC 9110, 15.4.5). */
  validators: string[]
  /** Whether it answers at its own address, and is not one of the pages that answer for others. */
  isListed: boolean
  /** Whether parts of it may be asked for. */
  hasRanges: boolean
  /** Its address where that is a feed’s, and nothing for anything else. */
  feed: string | undefined
}

/**
 * Makes a file of the edition ready to be sent, as what stands at the address. Tag, date and policy are made from the very
 * bytes that are sent, so they are true of them also while the press is at work.
 */
export function toCopy(
  { address, isListed, coding, path }: { address: string; isListed: boolean; coding: Coding; path: string },
  stored: StoredFile,
  { siteUrl, onionUrl }: { siteUrl: string; onionUrl?: string | undefined },
): Copy {
  const { stamp, size, modified, body, etag } = stored
  const kind = toKind(address)
  const safety = toHeaders(kind, siteUrl)
  if (kind === 'page' && body) safety['Content-Security-Policy'] = policyOf(body, coding, path)
  const validators = [
    ...(isListed ? ['ETag', etag, 'Last-Modified', new Date(modified).toUTCString()] : []),
    ...['Cache-Control', CACHE[kind]],
    ...(isPixels(address) ? [] : ['Vary', 'Accept-Encoding']),
  ]
  const headers = [
    ...['Content-Type', toMediaType(address), 'Content-Length', String(size)],
    ...(coding === 'identity' ? [] : ['Content-Encoding', coding]),
    ...(kind === 'media' ? ['Accept-Ranges', 'bytes'] : []),
    ...validators,
    ...Object.entries(safety).flat(),
    // Tor Browser then offers the same page there; it heeds this over TLS alone.
    ...(onionUrl && kind === 'page' && isListed && siteUrl.startsWith('https:')
      ? ['Onion-Location', onionUrl + encodeURI(address)]
      : []),
  ]
  return {
    path,
    stamp,
    size,
    body,
    headers,
    validators,
    etag,
    modified,
    isListed,
    hasRanges: kind === 'media',
    feed: isFeed(address) ? address : undefined,
  }
}

function policyOf(body: Buffer, coding: Coding, path: string): string {
  try {
    return toPolicy(unpack(body, coding))
  } catch (error) {
    report(`${path} cannot be unpacked`, error)
    return toPolicy('')
  }
}
