import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

declare global {
  // Next bundles this file more than once; the copies must share what they follow.
  var responses: AsyncLocalStorage<ServerResponse> | undefined
}

const responses = (globalThis.responses ??= new AsyncLocalStorage<ServerResponse>())

/** Remembers, for all that happens in a request, which response it leads to. Called once, before the first request. */
export function followResponses(): void {
  subscribe('http.server.request.start', (message) => {
    if (hasResponse(message)) responses.enterWith(message.response)
  })
}

const hasResponse = (message: unknown): message is { response: ServerResponse } =>
  typeof message === 'object' && message !== null && 'response' in message

/**
 * Gives the page being rendered a status of its own. Next lets a page answer 200, 404 and redirects only, and its 404
 * leaves the words of the page to script; this site needs 410 too (RFC 9110, 15.5.11), and words without script.
 */
export function setStatus(status: 404 | 410): void {
  const response = responses.getStore()
  if (!response) throw new Error('setStatus was called outside a request that followResponses knows.')
  Object.defineProperty(response, 'statusCode', { get: () => status, set: () => undefined, configurable: true })
}
