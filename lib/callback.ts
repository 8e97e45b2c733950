import { Resolver } from 'node:dns/promises'
import http, { type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import { toNetwork } from './client-address'

/** Milliseconds for an answer, and bytes of it that are read: a challenge is short. */
const PATIENCE = 10_000
const LONGEST = 4096

/**
 * Asks the name servers itself: Node's own look-up runs two at a time for the whole process and waits as long as the machine is set to,
 * so that whoever owns a slow name server would keep everybody else's names waiting. Which name servers those are is read once, at the start.
 */
export const names = new Resolver({ timeout: 1_000, tries: 2 })

/** `network` is where the answer came from, as `toNetwork` names it. */
export type Answer = { status: number; body: string; network: string }

/** The callback is at an address that nobody outside can reach: what listens there was never meant to hear from strangers. */
class PrivateAddress extends Error {
  override name = 'PrivateAddress'
}

/**
 * Whether the IP address is one of the public Internet (IANA's special registries), also within IPv6 that carries IPv4, and not on a
 * network of this machine’s own: those may have public addresses too, behind a firewall that the hub stands inside of.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // Of IPv6, only 2000::/3 has been given out (IANA); ::127.0.0.1 and the like are in none of the registries.
  const isGiven = parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
  return isGiven && parsed.range() === 'unicast' && !isOnOwnNetwork(parsed)
}

const isOnOwnNetwork = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some(({ cidr }) => {
      if (!cidr) return false
      const [network, bits] = ipaddr.parseCIDR(cidr)
      return network.kind() === address.kind() && address.match(network, bits)
    })

/** Whether the host of an address, a name or a numeric one, is of the public Internet, as far as can be told now. */
export async function isPublicHost(hostname: string): Promise<boolean> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(bare) ? [bare] : await findAddresses(bare)
  return addresses.length > 0 && addresses.every(isPublic)
}

/** All IPv4 and IPv6 addresses of a name; none when it has none, or nobody says so in time. */
async function findAddresses(name: string): Promise<string[]> {
  const asked = await Promise.allSettled([names.resolve4(name), names.resolve6(name)])
  return asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** Resolves names to public addresses alone, so that what is connected to is what was looked at. */
const lookupPublic: LookupFunction = (hostname, { all }, callback) => {
  void findAddresses(hostname).then((addresses) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }))
    const [first] = found
    if (!first || !addresses.every(isPublic))
      callback(new PrivateAddress(`${hostname} is not on the public Internet.`), '', 4)
    else if (all) callback(null, found)
    else callback(null, first.address, first.family)
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
      const network = toNetwork(response.socket.remoteAddress ?? '')
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length <= LONGEST) parts.push(part)
        else response.destroy()
      })
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString(), network }),
      )
    })
    request.end(body)
  })
}
