import { toAddress } from '@/lib/edition'
import { isSafeLink } from '@/lib/urls'

/** Where a redirect leads: `to` in the one form in which it is stored, and the path of this site that it leads to, if it is one. */
export type Target = { to: string; path: string | undefined }

/**
 * An address of this site in the form of a redirect's own: no origin, no trailing slash, no percent signs, then query and
 * fragment as they were given. An address elsewhere is left as it is; undefined for what is no address to lead to.
 */
export function toTarget(value: string, siteUrl: string): Target | undefined {
  if (!isSafeLink(value) || !/^(?:\/|https?:)/i.test(value)) return undefined
  const url = new URL(value, siteUrl)
  // With and without TLS it is one site.
  if (url.host !== new URL(siteUrl).host) return { to: value, path: undefined }
  const decoded = toAddress(url.pathname)?.replace(/(?<=.)\/+$/, '')
  const rest = url.search + url.hash
  if (decoded === undefined || /[\s?#%]/.test(decoded)) return { to: url.pathname + rest, path: undefined }
  return { to: decoded + rest, path: decoded }
}

/** The address that readers end at when one redirect leads to another: a fragment stays unless there is a new one (RFC 9110, 10.2.2). */
export function follow(to: string, next: string): string {
  const [, fragment] = /(#.*)$/.exec(to) ?? []
  return fragment !== undefined && !next.includes('#') ? next + fragment : next
}
