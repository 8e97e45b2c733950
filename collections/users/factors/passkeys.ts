import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import { newsroomEnvironment, toOrigins } from '@/lib/env'
import type { User } from '@/payload-types'
import { keepChallenge, type Purpose, takeChallenge } from './challenges'
import { toTransports } from './sent'
import type { Factor } from './store'

/** Passkeys as WebAuthn Level 3 has them, for this site alone: its host is their relying party, and its origins may ask for them. */
function relyingParty(): { rpID: string; origins: string[] } {
  const { siteUrl, port } = newsroomEnvironment()
  return { rpID: new URL(siteUrl).hostname, origins: toOrigins(siteUrl, port) }
}

type Account = Pick<User, 'id' | 'email' | 'name'>

const toDescriptors = (factors: Factor[]) =>
  factors.flatMap(({ credential, transports }) =>
    credential ? [{ id: credential, transports: toTransports(transports.split(',')) }] : [],
  )

/** What a browser needs to make a passkey for the account; not one more on a device that has one. */
export async function askForNewPasskey(
  account: Account,
  factors: Factor[],
  req: PayloadRequest,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    rpName: 'Loudhailer',
    rpID: relyingParty().rpID,
    userID: new TextEncoder().encode(account.id),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: toDescriptors(factors),
  })
  await keepChallenge({ challenge: options.challenge, account: account.id, purpose: 'enrol' }, now(), req)
  return options
}

/** The passkey that the browser made, or undefined when it is not what was asked for. */
export async function readNewPasskey(
  account: string,
  response: RegistrationResponseJSON,
  req: PayloadRequest,
) {
  const { rpID, origins } = relyingParty()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: takes(account, 'enrol', req),
    expectedOrigin: origins,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => ({ verified: false, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    kind: 'passkey' as const,
    credential: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: (response.response.transports ?? []).join(','),
  }
}

/** What a browser needs to show one of these passkeys. */
export async function askForPasskey(
  account: string,
  factors: Factor[],
  purpose: Purpose,
  req: PayloadRequest,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    userVerification: 'required',
    allowCredentials: toDescriptors(factors),
  })
  await keepChallenge({ challenge: options.challenge, account, purpose }, now(), req)
  return options
}

/** The counter that the passkey shows, or undefined when what it shows is not from it, from here, from its owner, or for this challenge. */
export async function readCounter(
  account: string,
  { credential, publicKey, counter }: Factor,
  response: AuthenticationResponseJSON,
  purpose: Purpose,
  req: PayloadRequest,
): Promise<number | undefined> {
  const { rpID, origins } = relyingParty()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: takes(account, purpose, req),
    expectedOrigin: origins,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: credential ?? '',
      publicKey: new Uint8Array(Buffer.from(publicKey ?? '', 'base64url')),
      counter,
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified ? authenticationInfo?.newCounter : undefined
}

const takes = (account: string, purpose: Purpose, req: PayloadRequest) => async (challenge: string) =>
  (await takeChallenge({ challenge, account, purpose }, now(), req, { forGood: true })) !== undefined
