import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

declare global {
  // Next bundles this file more than once; the copies must share what they follow.
  var responses: AsyncLocalStorage<ServerResponse> | undefined
}

const responses = (globalThis.responses ??= new AsyncLocalStorage<ServerResponse>())

/**
 * Mends what Next's server lacks, before it sees a request: remembers which response a request leads to, and gives an
 * address that is no UTF-8 (%ff), on which Next answers 500, an address that nobody has. Called once, before the first request.
 */
export function attendRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (!isExchange(message)) return
    const { request, response } = message
    const [path = '/'] = (request.url ?? '/').split('?')
    if (!isDecodable(path)) request.url = '/%EF%BF%BD'
    responses.enterWith(response)
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
 * leaves the words of the page to script; this site needs 410 too (RFC 9110, 15.5.11), and words without script.
 */
export function setStatus(status: 404 | 410): void {
  const response = responses.getStore()
  if (!response) throw new Error('setStatus was called outside a request that attendRequests has seen.')
  Object.defineProperty(response, 'statusCode', {
    get: () => status,
    set: () => undefined,
    configurable: true,
  })
}
