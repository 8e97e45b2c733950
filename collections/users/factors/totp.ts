import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds of a time step, and how far a phone's clock may be off (RFC 6238, 5.2). */
const STEP = 30
const TOLERANCE = 30

/** The site's name stands in the app beside the account's address. */
const ISSUER = 'Loudhailer'

/** A new secret of 160 bits in Base32, and the address that a QR code hands to an app. */
export function createSecret(email: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) }
}

/** The time step whose code it is, counted from 1970 (RFC 6238, 4.2), or undefined when it is none of now, one before or one after. */
export async function findStep(secret: string, code: string, at: Date): Promise<number | undefined> {
  const epoch = Math.floor(at.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE })
  return result.valid ? Math.floor(epoch / STEP) + result.delta : undefined
}
