import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { createProxyServer } from 'httpxy'
import { isForm } from '@/lib/passed'
import { limitBody } from './body'
import { report } from './faults'
import { cleanRequest, copyHead, type Forwarding } from './forwarded'
import type { Edition } from './edition'
import type { Limits } from './limits'
import { isUnread } from './request'
import { sendPlain } from './plain-page'
import { refuse, type Refusal, TOO_LARGE, UNAVAILABLE } from './unavailable'

export type NewsroomOptions = Forwarding & { newsroomUrl: string; limits: Limits; edition: Edition }

/** Passes a request on to the newsroom, and its answer back. */
export type Pass = (request: IncomingMessage, response: ServerResponse, address: string) => void

/** The way to the newsroom. When it is down, slow, or asked by too many at once, the asker is told so and nothing else suffers. */
export function createPass(options: NewsroomOptions): Pass {
  const { newsroomUrl, siteUrl, limits } = options
  let passing = 0

  return (request, response, address) => {
    const isTooLarge = Number(request.headers['content-length'] ?? 0) > limits.bodyBytes
    if (isTooLarge || passing >= limits.passing) {
      refuse(request, response, isTooLarge ? TOO_LARGE : UNAVAILABLE, options)
      return
    }
    passing++
    response.once('close', () => passing--)
    pass(request, response, address)
  }

  function pass(request: IncomingMessage, response: ServerResponse, address: string): void {
    cleanRequest(request, address, options)
    const body = limitBody(limits.bodyBytes)
    const proxy = createProxyServer({
      target: newsroomUrl,
      // A connection of its own for each request: one that is kept may be closed just as an editor saves.
      agent: false,
      proxyTimeout: limits.newsroomTimeout,
      selfHandleResponse: true,
      buffer: body,
    })
    const refuseWith = (refusal: Refusal) => {
      request.unpipe(body)
      refuse(request, response, refusal, options)
    }
    let asking: ClientRequest | undefined
    proxy.once('proxyReq', (started) => (asking = started))
    body.once('error', () => {
      refuseWith(TOO_LARGE)
      asking?.destroy()
    })
    proxy.on('error', () => {
      if (!response.headersSent && !response.destroyed) refuseWith(UNAVAILABLE)
    })
    proxy.once('proxyRes', (answer) => {
      if (response.headersSent) return
      // A page that the newsroom could not make, as when it has lost its database, tells a reader nothing.
      if (isForm(address) && answer.statusCode === 500) {
        answer.resume()
        refuseWith(UNAVAILABLE)
        return
      }
      copyHead(answer, response, address, siteUrl)
      // Answered before all was sent, as when it is too much: the rest is not waited for.
      if (isUnread(request)) response.setHeader('Connection', 'close')
      if (isForm(address) && /^text\/html/i.test(answer.headers['content-type'] ?? '')) {
        sendPlain(request, response, answer, siteUrl).catch((error: unknown) => {
          report(`The page of ${address} could not be made plain`, error)
          refuse(request, response, UNAVAILABLE, options)
        })
      } else answer.pipe(response)
    })
    request.pipe(body)
    proxy.web(request, response).catch((error: unknown) => report('The newsroom’s answer got lost', error))
  }
}
