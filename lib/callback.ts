import { lookup } from 'node:dns'
import { lookup as resolve } from 'node:dns/promises'
import http, { type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Milliseconds for an answer, and bytes of it that are read: a challenge is short. */
const PATIENCE = 10_000
const LONGEST = 4096

export type Answer = { status: number; body: string }

/** The callback is at an address that nobody outside can reach: what listens there was never meant to hear from strangers. */
class PrivateAddress extends Error {
  override name = 'PrivateAddress'
}

/** Whether the IP address is one of the public Internet (IANA's special registries), also within IPv6 that carries IPv4. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // Of IPv6, only 2000::/3 has been given out (IANA); ::127.0.0.1 and the like are in none of the registries.
  const isGiven = parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
  return isGiven && parsed.range() === 'unicast'
}

/** Whether the host of an address, a name or a numeric one, is of the public Internet, as far as can be told now. */
export async function isPublicHost(hostname: string): Promise<boolean> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare)) return isPublic(bare)
  const addresses = await resolve(bare, { all: true }).catch(() => [])
  return addresses.length > 0 && addresses.every(({ address }) => isPublic(address))
}

/** Resolves names to public addresses alone, so that what is connected to is what was looked at. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) callback(error, '', 4)
    else if (!addresses.every(({ address }) => isPublic(address)))
      callback(new PrivateAddress(`${hostname} is not on the public Internet.`), '', 4)
    else if (options.all) callback(null, addresses)
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
  })
}

export type Call = {
  method: 'GET' | 'POST'
  headers?: OutgoingHttpHeaders
  body?: Buffer
  /** Also to addresses of this machine and its network, where the operator allows it. */
  mayBePrivate: boolean
}

/** Calls the subscriber. No redirect is followed, since it could lead inside. Rejects when there is no answer in time. */
export function call(url: string, { method, headers = {}, body, mayBePrivate }: Call): Promise<Answer> {
  const { protocol, hostname } = new URL(url)
  const bare = hostname.replace(/^\[|\]$/g, '')
  // A numeric host is never looked up.
  if (!mayBePrivate && isIP(bare) && !isPublic(bare))
    return Promise.reject(new PrivateAddress(`${bare} is not on the public Internet.`))
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).request(url, {
      method,
      headers: { ...headers, ...(body ? { 'Content-Length': body.length } : {}) },
      agent: false,
      signal: AbortSignal.timeout(PATIENCE),
      ...(mayBePrivate ? {} : { lookup: lookupPublic }),
    })
    request.on('error', reject)
    request.on('response', (response) => {
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length <= LONGEST) parts.push(part)
        else response.destroy()
      })
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      )
    })
    request.end(body)
  })
}
