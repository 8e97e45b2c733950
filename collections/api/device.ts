import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { newsroomEnvironment } from '@/lib/env'

/** The cookie of a browser in which an account has signed in before. */
const COOKIE = 'loudhailer-device'

/** Seconds: a year from the last sign-in. */
const KEPT = 365 * 24 * 60 * 60

const keyOf = () => createHmac('sha256', newsroomEnvironment().payloadSecret).update('device').digest()

/** For this account and no other; who changes his address is known again after his next sign-in. */
const sign = (id: string, email: string) =>
  createHmac('sha256', keyOf()).update(`${id} ${email}`).digest('base64url')

/** The name of the device the request comes from, if the account has signed in there before. */
export function findDevice({ headers }: Request, email: string): string | undefined {
  const value = new RegExp(`(?:^|; ?)${COOKIE}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(
    headers.get('cookie') ?? '',
  )
  const [, id, signature] = value ?? []
  if (id === undefined || signature === undefined) return undefined
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(id, email))) ? id : undefined
}

/** A Set-Cookie header that makes the device known to the account; nothing but the sign-in is sent it. */
export function toDeviceCookie(email: string, id = randomBytes(16).toString('base64url')): string {
  const isSecure = newsroomEnvironment().siteUrl.startsWith('https:')
  const attributes = `Path=/api/users; Max-Age=${KEPT}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return `${COOKIE}=${id}.${sign(id, email)}; ${attributes}`
}
