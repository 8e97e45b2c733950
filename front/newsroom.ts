import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import { createProxyServer } from 'httpxy'
import { toClientAddress, toNetwork } from '@/lib/client-address'
import { isForm } from '@/lib/passed'
import { limitBody, whenHere } from './body'
import { report } from './faults'
import { cleanRequest, copyHead, type Forwarding } from './forwarded'
import type { Edition } from './edition'
import type { Limits } from './limits'
import { hasBody, isUnread, whenOver } from './request'
import { sendPlain } from './plain-page'
import { refuse, type Refusal, TOO_LARGE, UNAVAILABLE } from './unavailable'

export type NewsroomOptions = Forwarding & { newsroomUrl: string; limits: Limits; edition: Edition }

/** Passes a request on to the newsroom, and its answer back. */
export type Pass = (request: IncomingMessage, response: ServerResponse, address: string) => void

/**
 * The way to the newsroom. When it is down, slow, or asked by too many at once, the asker is told so and nothing else suffers. Who sends slowly
 * takes none of its places until he has sent a form, or the beginning of a picture.
 */
export function createPass(options: NewsroomOptions): Pass {
  const { newsroomUrl, siteUrl, limits, proxies } = options
  let passing = 0
  /** Those whose bodies are waited for, the longest first: each is hung up on by its function. */
  const arriving = new Set<() => void>()
  /** How many of these, and of those that are passed on, each network has. It is forgotten with the last of them, and told to nobody. */
  const ofNetwork = new Map<string, number>()

  return (request, response, address) => {
    const isTooLarge = Number(request.headers['content-length'] ?? 0) > limits.bodyBytes
    const { remoteAddress } = request.socket
    const network = toNetwork(toClientAddress(remoteAddress, request.headers['x-forwarded-for'], proxies))
    const own = ofNetwork.get(network) ?? 0
    if (isTooLarge || passing >= limits.passing || own >= limits.passingOfNetwork) {
      refuse(request, response, isTooLarge ? TOO_LARGE : UNAVAILABLE, options)
      return
    }
    ofNetwork.set(network, own + 1)
    whenOver(request, response, () => {
      const left = (ofNetwork.get(network) ?? 1) - 1
      if (left > 0) ofNetwork.set(network, left)
      else ofNetwork.delete(network)
    })
    const body = limitBody(limits.bodyBytes)
    if (hasBody(request)) wait(request, response, body, () => enter(request, response, address, body))
    else enter(request, response, address, body)
    request.pipe(body)
  }

  function wait(request: IncomingMessage, response: ServerResponse, body: Transform, then: () => void): void {
    const giveUp = (refusal: Refusal) => {
      request.unpipe(body)
      leave()
      refuse(request, response, refusal, options)
    }
    const hangUp = () => {
      giveUp(UNAVAILABLE)
    }
    const fail = () => {
      giveUp(TOO_LARGE)
    }
    const leave = () => {
      arriving.delete(hangUp)
      body.off('error', fail)
    }
    const [slowest] = arriving
    if (arriving.size >= limits.arriving) slowest?.()
    arriving.add(hangUp)
    body.once('error', fail)
    whenOver(request, response, leave)
    whenHere(request, () => {
      if (!arriving.has(hangUp)) return
      leave()
      then()
    })
  }

  function enter(request: IncomingMessage, response: ServerResponse, address: string, body: Transform): void {
    if (passing >= limits.passing) {
      request.unpipe(body)
      refuse(request, response, UNAVAILABLE, options)
      return
    }
    passing++
    whenOver(request, response, () => passing--)
    pass(request, response, address, body)
  }

  function pass(request: IncomingMessage, response: ServerResponse, address: string, body: Transform): void {
    cleanRequest(request, address, options)
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
    proxy.web(request, response).catch((error: unknown) => report('The newsroom’s answer got lost', error))
  }
}
