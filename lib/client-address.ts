import ipaddr from 'ipaddr.js'

/**
 * The address that a request comes from when that many servers of one's own stand before this one, each of which writes its sender's at
 * the end of X-Forwarded-For. What stands before those, the sender may have made up, so it is not looked at.
 */
export function toClientAddress(
  remote: string | undefined,
  forwarded: string | string[] | undefined,
  proxies: number,
): string {
  const named = [forwarded ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .filter((hop) => hop.trim())
  const hops = [...named, remote ?? ''].map((hop) => hop.trim())
  return hops.at(-1 - proxies) ?? hops[0] ?? ''
}

/**
 * The network of an address, in which one may have as many addresses as one likes: /24 of IPv4, /64 of IPv6, as 192.0.2.0 or 2001:db8::;
 * “unknown” for what is no address.
 */
export function toNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  // An address of IPv4 may come as ::ffff:192.0.2.1.
  const parsed = ipaddr.process(address)
  const bytes = parsed.toByteArray()
  return ipaddr.fromByteArray(bytes.fill(0, parsed.kind() === 'ipv4' ? 3 : 8)).toString()
}
