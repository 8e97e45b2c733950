import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { toClientAddress } from '@/lib/client-address'
import { CACHE, toHeaders, toNewsroomKind } from '@/lib/headers'
import { isAsset, isForm, isSignIn } from '@/lib/passed'
import { PRESS_KEY } from '@/lib/press-key'

/** Concern one connection only (RFC 9110, 7.6.1), or were settled with it. */
const OF_THE_CONNECTION = [
  'connection', 'expect', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade',
] // prettier-ignore

/** Where servers before this one, or the sender himself, write a client's address. */
const OF_THE_CLIENT = [
  'cf-connecting-ip', 'fastly-client-ip', 'forwarded', 'true-client-ip', 'via', 'x-client-ip', 'x-cluster-client-ip', 'x-real-ip',
] // prettier-ignore

/** All that a public form needs to know of a reader; with cookies it might show him what other readers do not get. */
const FOR_FORMS = new Set([
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
])

export type Forwarding = { siteUrl: string; proxies: number }

/**
 * Leaves in the request what the newsroom may know: no client's address, whoever wrote it there, no key of the press, and
 * the site's public origin as the one that was asked for. Only where people of the newsroom sign in it is told from where: it counts what
 * goes wrong.
 */
export function cleanRequest(
  request: IncomingMessage,
  address: string,
  { siteUrl, proxies }: Forwarding,
): void {
  const { protocol, host } = new URL(siteUrl)
  const { headers, socket } = request
  const unwanted = new Set([...OF_THE_CONNECTION, ...OF_THE_CLIENT, PRESS_KEY])
  const kept = Object.entries(headers).filter(
    ([name]) =>
      !unwanted.has(name) && !name.startsWith('x-forwarded-') && (!isForm(address) || FOR_FORMS.has(name)),
  )
  request.headers = {
    ...Object.fromEntries(kept),
    ...(isSignIn(address)
      ? { 'x-forwarded-for': toClientAddress(socket.remoteAddress, headers['x-forwarded-for'], proxies) }
      : {}),
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  }
}

/** What the newsroom's answer says of its own workings; Critical-CH makes browsers ask for each page twice. */
const OF_THE_NEWSROOM = ['critical-ch', 'date', 'server', 'transfer-encoding', 'x-powered-by']

/** Gives our answer the status and headers of the newsroom's, safe ones where it says nothing itself. */
export function copyHead(
  answer: IncomingMessage,
  response: ServerResponse,
  address: string,
  siteUrl: string,
): void {
  response.statusCode = answer.statusCode ?? 502
  const unwanted = new Set([...OF_THE_CONNECTION, ...OF_THE_NEWSROOM])
  for (const [name, value] of Object.entries(toHeaders(toNewsroomKind(address), siteUrl)))
    response.setHeader(name, value)
  for (const [name, value] of listOwn(answer.headers, unwanted)) response.setHeader(name, value)
  if (!isAsset(address)) response.setHeader('Cache-Control', CACHE.passed)
}

function listOwn(headers: IncomingHttpHeaders, unwanted: Set<string>): [string, string | string[]][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || unwanted.has(name) ? [] : [[name, value] satisfies [string, string | string[]]],
  )
}
