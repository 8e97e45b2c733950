import { hubPath } from '@/lib/websub'

/**
 * All that the API answers to whoever has no session, by method and path. Payload's admin needs the first two signed out, and says
 * goodbye by the third; who holds an invitation takes it up; the hub is for feed readers. Nobody lists, reads or writes anything there.
 */
const OPEN = new Set([
  'POST /api/users/login',
  'GET /api/users/me',
  'POST /api/users/logout',
  'POST /api/users/forgot-password',
  'POST /api/users/reset-password',
  'POST /api/users/invitation',
  'POST /api/users/enrol',
  `POST ${hubPath}`,
])

/** Those that try a secret: see sign-in.ts. */
const SIGNING_IN = new Set([
  'POST /api/users/login',
  'POST /api/users/reset-password',
  'POST /api/users/invitation',
  'POST /api/users/enrol',
])

/** Payload answers such a request as another than it looks: nothing that is open needs that. */
const DISGUISES = ['x-http-method-override', 'x-payload-http-method-override']

/** The route as it was asked for: an address that is written otherwise, as with %6C for l, is no open one. */
const toRoute = ({ method, url }: Request) => `${method} ${new URL(url).pathname}`

export const isDisguised = ({ headers }: Request): boolean => DISGUISES.some((name) => headers.has(name))

export const isOpen = (request: Request): boolean => OPEN.has(toRoute(request)) && !isDisguised(request)

export const isLogin = (request: Request): boolean => toSpoken(request) === 'POST /api/users/login'

export const isSigningIn = (request: Request): boolean => SIGNING_IN.has(toSpoken(request))

/** The route as Payload takes it, without regard to capitals and to slashes at the end: a colleague may write any. */
const toSpoken = ({ method, url }: Request) =>
  `${method} ${new URL(url).pathname.toLowerCase().replace(/\/+$/, '')}`

/** An account's route written so that its name is not seen, as with %6C for l: no program of ours does, and the limits on sign-ins go by names. */
export function isVeiled({ url }: Request): boolean {
  const { pathname } = new URL(url)
  return pathname.includes('%') && /^\/+api\/+users(?:\/|$)/i.test(unveil(pathname))
}

/** The path with all that was written as %…, however often. */
export function unveil(path: string): string {
  try {
    const plain = decodeURIComponent(path)
    return plain === path ? path : unveil(plain)
  } catch {
    return path
  }
}
