import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import { newsroomEnvironment } from '@/lib/env'
import { openSecret, sealSecret } from '@/lib/factor-seal'
import type { User } from '@/payload-types'
import { recordAudit } from '../../audit/record'
import { Refusal } from '../../refusal'
import { holdAccount } from '../sessions/sign-ins'
import { keepChallenge, takeChallenge } from './challenges'
import { askForNewPasskey, readNewPasskey } from './passkeys'
import type { SentFactor } from './sent'
import { addFactor, listFactors, MOST_FACTORS, type NewFactor } from './store'
import { createSecret, findStep } from './totp'

type Account = Pick<User, 'id' | 'email' | 'name'>

/** What is needed to set up a factor of either kind: a secret to scan or type, and options for the browser’s passkeys. */
export async function beginFactor(account: Account, req: PayloadRequest) {
  const factors = await listFactors(account.id, req)
  const { secret, uri } = createSecret(account.email)
  const challenge = randomUUID()
  const sealed = sealSecret(secret, account.id, newsroomEnvironment().factorKey)
  await keepChallenge({ challenge, account: account.id, purpose: 'enrol', secret: sealed }, now(), req)
  const passkeys = factors.filter(({ kind }) => kind === 'passkey')
  return { totp: { challenge, secret, uri }, passkey: await askForNewPasskey(account, passkeys, req) }
}

/** Gives the account the factor that was sent, once it has proved to work. */
export async function enrolFactor(account: Account, sent: SentFactor, req: PayloadRequest): Promise<void> {
  // Of many at once each counts those before it.
  await holdAccount(account.id, req)
  const factors = await listFactors(account.id, req)
  if (factors.filter(({ kind }) => kind !== 'recovery').length >= MOST_FACTORS)
    throw new Refusal(`An account has at most ${MOST_FACTORS} factors: remove one first.`, 409)
  const factor = sent.passkey ? await toPasskey(account, sent, req) : await toApp(account, sent, req)
  if (!(await addFactor(account.id, factor, now(), req)))
    throw new Refusal('This passkey has been set up already: make another.', 409)
  await recordAudit(req, {
    action: 'factor',
    subject: `users/${account.id}`,
    what: `${account.name} added ${factor.kind === 'totp' ? 'an authenticator app' : 'a passkey'}: ${factor.name}`,
  })
}

async function toPasskey(
  account: Account,
  { passkey, name }: SentFactor,
  req: PayloadRequest,
): Promise<NewFactor> {
  const read = passkey && (await readNewPasskey(account.id, passkey, req))
  if (!read) throw new Refusal('The passkey was not accepted: it must be made here, for this site, and be asked for your finger, face or PIN; try again.', 400) // prettier-ignore
  return { ...read, name: name || 'Passkey' }
}

async function toApp(account: Account, { totp, name }: SentFactor, req: PayloadRequest): Promise<NewFactor> {
  const kept =
    totp &&
    (await takeChallenge({ challenge: totp.challenge, account: account.id, purpose: 'enrol' }, now(), req, {
      forGood: false,
    }))
  if (!kept?.secret)
    throw new Refusal('The time to set this up is over: begin again, with the new QR code.', 400)
  const secret = openSecret(kept.secret, account.id, newsroomEnvironment().factorKey)
  const code = totp?.code.replace(/\s/g, '') ?? ''
  const step = secret && /^\d{6}$/.test(code) ? await findStep(secret, code, now()) : undefined
  if (step === undefined)
    throw new Refusal('That is not the code your app shows now: check that your phone’s time is right, then try the next one.', 400) // prettier-ignore
  return { kind: 'totp', name: name || 'Authenticator app', secret: kept.secret, step }
}
