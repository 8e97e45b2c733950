import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { EnvironmentError } from '@/lib/env'

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/**
 * The cost of a guess at the passphrase (RFC 7914): 128 MB and some tenths of a second. It belongs to the form of the file, which may not name
 * its own: a stranger's could ask for all memory.
 */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const sealedSchema = z.object({
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  sealed: z.base64(),
})

/** The secrets that a system of its own needs to be this one; not the password of the embedded database, which each has its own. */
export type Keys = Record<string, string>

const keysSchema = z.record(z.string(), z.string())

/** Encrypts the keys under the passphrase (scrypt, AES-256-GCM), bound to the manifest that they stand beside. */
export async function sealKeys(keys: Keys, passphrase: string, manifest: Buffer): Promise<Buffer> {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, 32, COST), nonce)
  cipher.setAAD(createHash('sha256').update(manifest).digest())
  const sealed = Buffer.concat([cipher.update(JSON.stringify(keys)), cipher.final()])
  const parts = { salt, nonce, tag: cipher.getAuthTag(), sealed }
  return Buffer.from(
    JSON.stringify(
      Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.toString('base64')])),
    ),
  )
}

/** The keys again; refuses another passphrase, and what was tampered with. */
export async function openKeys(bytes: Buffer, passphrase: string, manifest: Buffer): Promise<Keys> {
  try {
    const parts = sealedSchema.parse(JSON.parse(bytes.toString()))
    const [salt, nonce, tag, sealed] = [parts.salt, parts.nonce, parts.tag, parts.sealed].map((part) =>
      Buffer.from(part, 'base64'),
    )
    if (!salt || !nonce || !sealed || tag?.length !== 16) throw new Error('A part is missing.')
    const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, salt, 32, COST), nonce)
    decipher.setAAD(createHash('sha256').update(manifest).digest())
    decipher.setAuthTag(tag)
    return keysSchema.parse(JSON.parse(Buffer.concat([decipher.update(sealed), decipher.final()]).toString()))
  } catch {
    throw new EnvironmentError(
      'The keys in the backup do not open with this passphrase: try again, or restore without them by “--without-keys”. Nothing was changed.',
    )
  }
}
