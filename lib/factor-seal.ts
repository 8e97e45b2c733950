import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of AES-256-GCM (NIST SP 800-38D): key, nonce, tag. */
const KEY = 32
const NONCE = 12
const TAG = 16

/** A key for one use, so that nothing made for one passes for the other (RFC 5869). */
const toKey = (factorKey: string, use: 'secrets' | 'codes'): Buffer =>
  Buffer.from(hkdfSync('sha256', factorKey, '', `loudhailer factors: ${use}`, KEY))

/** The secret in a form that is worth nothing without the key, nor in another account's place. */
export function sealSecret(secret: string, account: string, factorKey: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', toKey(factorKey, 'secrets'), nonce).setAAD(
    Buffer.from(account),
  )
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The secret again, or undefined when it was sealed under another key or for another account. */
export function openSecret(sealed: string, account: string, factorKey: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv(
    'aes-256-gcm',
    toKey(factorKey, 'secrets'),
    bytes.subarray(0, NONCE),
  ).setAAD(Buffer.from(account))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** What is kept of a recovery code: who holds the database alone cannot try codes on it. */
export const hashCode = (code: string, account: string, factorKey: string): string =>
  createHmac('sha256', toKey(factorKey, 'codes')).update(`${account} ${code}`).digest('base64url')
