import ipaddr from 'ipaddr.js'

/** Whether a host, a name or a numeric one, or the path of a socket's file, is of this machine alone. */
export function isHere(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (bare.startsWith('/') || bare === 'localhost' || bare.endsWith('.localhost')) return true
  return ipaddr.isValid(bare) && ['loopback', 'unspecified'].includes(ipaddr.process(bare).range())
}
