import type { PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import { newsroomEnvironment } from '@/lib/env'
import { hashCode, openSecret } from '@/lib/factor-seal'
import type { User } from '@/payload-types'
import { recordAside } from '../../audit/record'
import { Refusal } from '../../refusal'
import type { Purpose } from './challenges'
import { FactorDemand } from './demand'
import { askForPasskey, readCounter } from './passkeys'
import { type Proof, proofSchema } from './sent'
import {
  countAttempt,
  type Factor,
  listFactors,
  MOST_ATTEMPTS,
  uncountAttempt,
  spendCode,
  noteCounter,
  spendStep,
} from './store'
import { findStep } from './totp'

type Account = Pick<User, 'id' | 'name'>

/** Proves the account by what was sent, or refuses and says what is missing. Only who has its password or a session gets this far. */
export async function prove(
  account: Account,
  sent: unknown,
  purpose: Purpose,
  req: PayloadRequest,
): Promise<void> {
  const factors = await listFactors(account.id, req)
  const { data: proof } = proofSchema.safeParse(sent ?? {})
  if (!proof)
    throw new Refusal('What was sent as a proof cannot be read: send a code, or a passkey’s answer.', 400)
  if (proof.passkey) return provePasskey(account, factors, proof.passkey, purpose, req)
  if (proof.code === undefined || proof.code.trim() === '') return demand(account, factors, purpose, req)
  const code = proof.code.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(code)) return proveByApp(account, factors, code, req)
  if (/^[a-z2-9]{12}$/.test(code)) return proveByRecovery(account, factors, code, req)
  throw new FactorDemand('A code has six digits, a recovery code twelve letters and digits: look again.', 401)
}

async function demand(
  account: Account,
  factors: Factor[],
  purpose: Purpose,
  req: PayloadRequest,
): Promise<never> {
  const open = factors.filter(({ isLocked }) => !isLocked)
  const passkeys = open.filter(({ kind }) => kind === 'passkey')
  const passkey = passkeys.length > 0 ? await askForPasskey(account.id, passkeys, purpose, req) : undefined
  throw new FactorDemand('Show your second factor.', 401, {
    step: 'show',
    kinds: [...new Set(open.map(({ kind }) => kind))],
    ...(passkey ? { passkey } : {}),
  })
}

async function proveByApp(
  account: Account,
  factors: Factor[],
  code: string,
  req: PayloadRequest,
): Promise<void> {
  const apps = factors.filter(({ kind }) => kind === 'totp')
  const { factorKey } = newsroomEnvironment()
  const at = now()
  const wrong: { app: Factor; attempt: number }[] = []
  const forgive = () => Promise.all(wrong.map(({ app }) => uncountAttempt(app.id, req)))
  for (const app of apps) {
    const attempt = await countAttempt(app.id, req)
    if (attempt === undefined) continue
    wrong.push({ app, attempt })
    const secret = openSecret(app.secret ?? '', account.id, factorKey)
    if (secret === undefined) {
      await forgive()
      throw new FactorDemand('No code can be checked, since the newsroom no longer has the FACTOR_KEY this factor was set up under: put the key back, or reset the factor on the server.', 403) // prettier-ignore
    }
    const step = await findStep(secret, code, at)
    if (step === undefined) continue
    // The code is this app's, so the others were not guessed at.
    await forgive()
    if (await spendStep(app.id, step, at, req)) return
    throw new FactorDemand('That code has been used: wait for the next one, at most half a minute.', 401)
  }
  if (wrong.length === 0) throw refuseLocked('authenticator app', apps.length)
  for (const { app, attempt } of wrong) await noteWrong(account, app, attempt, req)
  throw new FactorDemand('That is not the code your app shows now: try the next one.', 401)
}

async function proveByRecovery(
  account: Account,
  factors: Factor[],
  code: string,
  req: PayloadRequest,
): Promise<void> {
  const recovery = factors.find(({ kind }) => kind === 'recovery')
  if (!recovery) throw refuseLocked('recovery codes', 0)
  const attempt = await countAttempt(recovery.id, req)
  const hash = hashCode(code, account.id, newsroomEnvironment().factorKey)
  if (await spendCode(recovery.id, hash, now(), req)) return
  await noteWrong(account, recovery, attempt, req)
  throw new FactorDemand('That is none of your recovery codes, or it has been used: each works once.', 401)
}

async function provePasskey(
  account: Account,
  factors: Factor[],
  shown: NonNullable<Proof['passkey']>,
  purpose: Purpose,
  req: PayloadRequest,
): Promise<void> {
  const passkey = factors.find(({ kind, credential }) => kind === 'passkey' && credential === shown.id)
  if (!passkey) throw new FactorDemand('This passkey is not one of the account’s: use another.', 401)
  const attempt = await countAttempt(passkey.id, req)
  const counter = await readCounter(account.id, passkey, shown, purpose, req)
  if (counter !== undefined && (await noteCounter(passkey.id, counter, now(), req))) return
  await noteWrong(account, passkey, attempt, req)
  throw new FactorDemand('The passkey was not accepted: try once more, or use another factor.', 401)
}

/** The last attempt before an app is locked, or before no more are counted, is put on record, though the request it belongs to is refused. */
async function noteWrong(
  account: Account,
  factor: Factor,
  attempt: number | undefined,
  req: PayloadRequest,
): Promise<void> {
  if (attempt !== MOST_ATTEMPTS) return
  const became = factor.kind === 'totp' ? 'locked after' : 'tried in vain, with'
  await recordAside(req, account, {
    action: 'factor',
    subject: `users/${account.id}`,
    what: `${account.name}: ${factor.name} was ${became} ${MOST_ATTEMPTS} wrong attempts`,
  })
}

const refuseLocked = (what: string, count: number) =>
  new FactorDemand(
    count > 0
      ? `The ${what} can no longer be used after ${MOST_ATTEMPTS} wrong attempts: use another factor, or ask an administrator to unlock it.`
      : `The account has no ${what}: use another factor.`,
    401,
  )
