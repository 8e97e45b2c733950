import type { IncomingHttpHeaders } from 'node:http'
import { isLocal } from './env'

/** Why a request is not for Next at all. */
export type Veto = { status: 307 | 403 | 404 | 405; words: string; headers?: Record<string, string> }

type Asked = { method?: string | undefined; url: string; headers: IncomingHttpHeaders }

/** Where functions of the server are called from: the admin's forms. */
export const isAdminPath = (path: string) => path === '/admin' || path.startsWith('/admin/')

/** Addresses that have handlers of their own for whatever method. */
const isHandled = (path: string) => /^\/(?:api|press)\/./.test(path)

/**
 * What Next would answer with a fault, or by rendering a page about nothing: addresses of its own that lead nowhere, and what is sent where
 * nothing is taken. A page takes nothing but calls of the admin's functions, which name one and come from the site's own pages.
 */
export function findVeto({ method = 'GET', url, headers }: Asked): Veto | undefined {
  const [path = '/'] = url.split('?')
  if (/^\/_next(?:\/|$)/.test(path) && !path.startsWith('/_next/static/'))
    return { status: 404, words: 'There is nothing at this address.' }
  if (isHandled(path) || method === 'GET' || method === 'HEAD') return undefined
  if (method !== 'POST' || !isAdminPath(path) || headers['next-action'] === undefined)
    return { status: 405, words: 'That cannot be done at this address.', headers: { Allow: 'GET, HEAD' } }
  const { origin } = headers
  if (origin !== undefined && hostOf(origin) !== (headers['x-forwarded-host'] ?? headers.host))
    return { status: 403, words: 'This was sent from another site’s page, so nothing was done.' }
  return undefined
}

/**
 * Who opens the admin by another name of this machine is led to the site's own, as from 127.0.0.1 to localhost: sessions and forms belong
 * to that, so he could sign in and save nothing. Of sites on the network, servers before this one may know other names.
 */
export function findElsewhere(
  { method = 'GET', url, headers: { host } }: Asked,
  siteUrl: string,
): Veto | undefined {
  const asked = `http://${host ?? ''}`
  if (method !== 'GET' || !/^\/admin(?:[/?]|$)/.test(url) || !URL.canParse(asked)) return undefined
  if (!isLocal(siteUrl) || !isLocal(asked) || new URL(asked).host === new URL(siteUrl).host) return undefined
  const location = `${siteUrl}${url}`
  return { status: 307, words: `The newsroom is at ${location}.`, headers: { Location: location } }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
