import { createHmac, timingSafeEqual } from 'node:crypto'

/** Where colleagues see the newest version of an article, as its page, feed entry or shared card. */
export const previewPath = (id: string): string => `/preview/articles/${id}`

/** Where whoever has the token sees one version. */
export const sharedPath = (token: string): string => `/preview/shared/${token}`

/** Days for which a shared preview works: unless somebody says otherwise, and at most. */
export const SHARED_DAYS = { usual: 7, most: 30 } as const

const DAY = 24 * 60 * 60 * 1000

/** The last moment of a link that is shared now; times in tokens are whole seconds. */
export const endOfSharing = (from: Date, days: number): Date =>
  new Date(Math.trunc((from.getTime() + days * DAY) / 1000) * 1000)

/** What a token names. */
export type SharedLink = { version: string; until: Date }

// 16 bytes of the version's uuid, 6 of its last second, 32 of HMAC-SHA-256: 72 signs of base64url (RFC 4648, 5), none to spare,
// so that every token is written in one way only.
const ID = 16
const BODY = ID + 6
const TOKEN = /^[\w-]{72}$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A token that shows exactly this version to whoever has it, until then. Nothing is stored; a new secret ends all of them. */
export function toSharedToken({ version, until }: SharedLink, payloadSecret: string): string {
  if (!UUID.test(version))
    throw new Error(`“${version}” is no version: a shared preview names one by its uuid.`)
  const body = Buffer.alloc(BODY)
  body.write(version.replaceAll('-', ''), 'hex')
  body.writeUIntBE(Math.trunc(until.getTime() / 1000), ID, BODY - ID)
  return Buffer.concat([body, sign(body, payloadSecret)]).toString('base64url')
}

/** What the token names, also when its time is over; undefined for a token that this newsroom did not make. */
export function readSharedToken(token: string, payloadSecret: string): SharedLink | undefined {
  if (!TOKEN.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, BODY)
  if (!timingSafeEqual(bytes.subarray(BODY), sign(body, payloadSecret))) return undefined
  const id = body.toString('hex', 0, ID)
  return {
    version: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    until: new Date(body.readUIntBE(ID, BODY - ID) * 1000),
  }
}

/** With a key of its own, so that no other signature of the newsroom passes for one of these. */
function sign(body: Buffer, payloadSecret: string): Buffer {
  const key = createHmac('sha256', payloadSecret).update('preview').digest()
  return createHmac('sha256', key).update(body).digest()
}
