import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { serialize } from 'parse5'
import { ABSENT_PAGES, HTML, isAbsentPage, isMedia, isPixels, toGone, toMediaType } from '@/lib/edition'
import { attributeOf, listElements, toPlainTree } from '@/lib/plain'
import { isOfflinePath } from '@/lib/urls'
import { listFaults } from './check'
import type { Print } from './edition'
import type { Answer } from './newsroom'
import { listFetched, type OpenPicture, toOffline } from './offline'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** The page is not fit to be printed; the one that was printed before stays. */
class Misprint extends Error {
  override name = 'Misprint'
}

/**
 * What the newsroom's answer makes of an address: a page, a redirect, a sign that it is gone, or undefined for nothing.
 * Throws a Misprint for a page that runs something, fetches from elsewhere, or lacks a part.
 */
export async function toPrint(
  address: string,
  answer: Answer,
  siteUrl: string,
  openPicture: OpenPicture,
): Promise<Print | undefined> {
  const { status, location, goneFor, body, sources } = answer
  const bare = { sources, media: [] }
  if (status === expectedStatus(address)) return toPage(address, body, sources, siteUrl, openPicture)
  if (status === 308 && location) return { kind: 'moved', bytes: Buffer.from(`${location}\n`), ...bare }
  if (status === 410) return { kind: toGone(goneFor), bytes: Buffer.alloc(0), ...bare }
  if (status === 404) return undefined
  throw new Misprint(`${address} was not printed: the newsroom answered ${status}.`)
}

/** The page for a newsroom that is away comes from one that is not. */
function expectedStatus(address: string): number {
  if (!isAbsentPage(address) || address === ABSENT_PAGES[503]) return 200
  return address === ABSENT_PAGES[404] ? 404 : 410
}

async function toPage(
  address: string,
  body: Buffer,
  sources: string[],
  siteUrl: string,
  openPicture: OpenPicture,
): Promise<Print> {
  if (isPixels(address)) return { kind: 'page', bytes: body, sources, media: [] }
  if (toMediaType(address) !== HTML)
    return {
      kind: 'page',
      bytes: body,
      ...(await compress(body)),
      sources,
      media: [...new Set(listNamedMedia(body.toString(), siteUrl))].sort(),
    }
  const document = toPlainTree(body.toString())
  refuseFaults(address, listFaults(document, address, siteUrl))
  if (isOfflinePath(address)) {
    await toOffline(document, siteUrl, openPicture)
    refuseFaults(address, listFetched(document))
    const bytes = Buffer.from(serialize(document))
    return { kind: 'page', bytes, ...(await compress(bytes, QUICK)), sources, media: [] }
  }
  const bytes = Buffer.from(serialize(document))
  const media = new Set(listNamedMedia(bytes.toString(), siteUrl))
  for (const element of listElements(document)) {
    const addresses = [attributeOf(element, 'src'), ...(attributeOf(element, 'srcset') ?? '').split(/[\s,]+/)]
    for (const path of addresses) if (path && isMedia(path)) media.add(path)
  }
  return { kind: 'page', bytes, ...(await compress(bytes)), sources, media: [...media].sort() }
}

function refuseFaults(address: string, faults: string[]): void {
  if (faults.length > 0) throw new Misprint(`${address} was not printed: ${[...new Set(faults)].join('; ')}.`)
}

/** The address of a stored picture or of a card, and what stands before one that is only linked to, in HTML, XML and JSON. */
const PICTURE = /\/media\/(?:[0-9a-f-]{36}(?:-\d+x\d+)?\.(?:avif|jpg|png|webp)|card-[a-z0-9-]+\.png)/g
const HREF = /href=(?:"|&quot;|\\")$/

/**
 * Pictures that feeds, shared cards and data for search engines name by their whole address: they stay as long as these do. A
 * link that an editor wrote is no picture.
 */
function* listNamedMedia(text: string, siteUrl: string): Generator<string> {
  for (const { 0: path, index } of text.matchAll(PICTURE)) {
    const before = text.slice(Math.max(0, index - siteUrl.length - 12), index)
    if (before.endsWith(siteUrl) && !HREF.test(before.slice(0, -siteUrl.length))) yield path
  }
}

/** Levels of brotli (of 11) and gzip (of 9): at brotli's last two it takes twenty times as long for some six per cent less. */
const USUAL = { br: 9, gzip: 9 }
/** Pictures within a page are small already. */
const QUICK = { br: 4, gzip: 4 }

async function compress(bytes: Buffer, level = USUAL): Promise<{ br: Buffer; gzip: Buffer }> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: level.br,
    // A window no larger than the page: the usual one of 4 MB takes longer to make than the page to compress.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(bytes.length + 1)))),
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  const [br, zipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: level.gzip })])
  return { br, gzip: zipped }
}
