import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toClientAddress } from './client-address'
import { newsroomEnvironment } from './env'
import type { GoneFor } from './gone'
import { CACHE, isKeptByNobody, toHeaders, toNewsroomKind } from './headers'
import { isSignIn } from './passed'
import { GONE_HEADER, isPress, PRESS_BATCH, PRESS_SOURCES, toPressKey } from './press-key'
import { createReading, type Reading, read } from './sources'
import { findElsewhere, findVeto, isAdminPath, type Veto } from './vet-request'

type Exchange = { path: string; response: ServerResponse; hasBegun: boolean }

declare global {
  // Next bundles this file more than once; the copies must share what they follow.
  var exchanges: AsyncLocalStorage<Exchange> | undefined
}

const exchanges = (globalThis.exchanges ??= new AsyncLocalStorage<Exchange>())

/** Next's own tools under “npm run dev” need addresses, methods and scripts that nobody else does. */
const isDeveloping = process.env.NODE_ENV === 'development'

/**
 * Mends what Next's server lacks, before it sees a request: remembers which address was asked for and the response it leads to, gives an address
 * that is no UTF-8 (%ff), on which Next answers 500, an address that nobody has, refuses what leads to faults, and tells the press which
 * documents a page was made from. Every answer has the headers of lib/headers.ts from here on. Called once, before the first request.
 */
export function attendRequests(): void {
  const { payloadSecret, proxies, siteUrl } = newsroomEnvironment()
  const key = toPressKey(payloadSecret)
  subscribe('http.server.request.start', (message) => {
    if (!isExchange(message)) return
    const { request, response } = message
    const [path = '/'] = (request.url ?? '/').split('?')
    if (!isDecodable(path)) request.url = '/%EF%BF%BD'
    const exchange = { path, response, hasBegun: false }
    exchanges.enterWith(exchange)
    protect(request, response, path, siteUrl)
    nameClient(request, path, proxies)
    const asked = { method: request.method, url: request.url ?? '/', headers: request.headers }
    const veto = findElsewhere(asked, siteUrl) ?? (isDeveloping ? undefined : findVeto(asked))
    if (veto) {
      refuse(response, veto)
      return
    }
    if (request.method === 'POST' && isAdminPath(path)) blameSender(exchange)
    if (!isPress(request.headers, key)) return
    const reading = createReading(request.headers[PRESS_BATCH])
    read.enterWith(reading)
    gather(response)
    announceSources(response, reading)
  })
}

/** Next gives the nonce of the policy that it finds in the request to every script of the page; a client's own must not be found there. */
function protect(request: IncomingMessage, response: ServerResponse, path: string, siteUrl: string): void {
  const kind = toNewsroomKind(path)
  const nonce = randomBytes(16).toString('base64')
  const headers = toHeaders(kind, siteUrl, nonce)
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  // Next's tools evaluate text and keep a socket open; readers' pages could not be made anew in the browser.
  if (isDeveloping) delete headers['Content-Security-Policy']
  else if (kind === 'admin' || kind === 'preview')
    request.headers['content-security-policy'] = headers['Content-Security-Policy']
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (isKeptByNobody(kind)) response.setHeader('Cache-Control', CACHE.passed)
}

/** Says who signs in, for the limits on that; of anybody else, nothing is to be known. */
function nameClient(request: IncomingMessage, path: string, proxies: number): void {
  const { headers, socket } = request
  headers['x-forwarded-for'] = isSignIn(path)
    ? toClientAddress(socket.remoteAddress, headers['x-forwarded-for'], proxies)
    : ''
}

/** Next does not go on with what is answered already. */
function refuse(response: ServerResponse, { status, words, headers }: Veto): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  response.end(`${words}\n`)
}

/** What fails before a function of ours has begun was not sent as Next's own client sends it: 400, for which Next says 500. */
function blameSender(exchange: Exchange): void {
  let status = 200
  Object.defineProperty(exchange.response, 'statusCode', {
    get: () => status,
    set: (value: number) => (status = value === 500 && !exchange.hasBegun ? 400 : value),
    configurable: true,
  })
}

/** Called where a function of the admin's begins: what fails from now on is the newsroom's own fault. */
export function beginFunction(): void {
  const exchange = exchanges.getStore()
  if (exchange) exchange.hasBegun = true
}

/** The press waits for the whole page anyway: it is sent in one piece, since each part would wake both sides. */
function gather(response: ServerResponse): void {
  const parts: Buffer[] = []
  const end = response.end.bind(response)
  const keep = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part))
  }
  const callbackOf = (args: unknown[]) => args.find((each): each is () => void => typeof each === 'function')
  Object.defineProperties(response, {
    write: {
      value: (part: unknown, ...args: unknown[]) => {
        keep(part)
        callbackOf(args)?.()
        return true
      },
      // Next puts functions of its own before these.
      writable: true,
    },
    end: {
      value: (part: unknown, ...args: unknown[]) => {
        keep(part)
        return end(Buffer.concat(parts), callbackOf([part, ...args]))
      },
      writable: true,
    },
  })
}

/** Names the documents the page was made from in a header of its response, which goes out when the page is complete. */
function announceSources(response: ServerResponse, { sources }: Reading): void {
  const writeHead = response.writeHead.bind(response)
  Object.defineProperty(response, 'writeHead', {
    value: (...args: Parameters<typeof writeHead>) => {
      response.setHeader(PRESS_SOURCES, [...sources].join(' '))
      return writeHead(...args)
    },
    writable: true,
  })
}

const isExchange = (message: unknown): message is { request: IncomingMessage; response: ServerResponse } =>
  typeof message === 'object' && message !== null && 'request' in message && 'response' in message

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

/**
 * Gives the page being rendered a status of its own. Next lets a page answer 200, 404 and redirects only, and its 404
 * leaves the words of the page to script; this site needs 410 too (RFC 9110, 15.5.11), 503 for a search
 * that could not be made (15.6.4), and words without script.
 */
export function setStatus(status: 404 | 410 | 503): void {
  const exchange = exchanges.getStore()
  if (!exchange) throw new Error('setStatus was called outside a request that attendRequests has seen.')
  Object.defineProperty(exchange.response, 'statusCode', {
    get: () => status,
    set: () => undefined,
    configurable: true,
  })
}

/** Answers that what stood there is gone (410), with the class of why for the press, which keeps no page of it. */
export function setGone(goneFor: GoneFor | undefined): void {
  setStatus(410)
  if (goneFor) exchanges.getStore()?.response.setHeader(GONE_HEADER, goneFor)
}

/** The path of the address being answered, as it was sent; Next tells a layout nothing of it. */
export function getRequestPath(): string {
  const exchange = exchanges.getStore()
  if (!exchange) throw new Error('getRequestPath was called outside a request that attendRequests has seen.')
  return exchange.path
}
