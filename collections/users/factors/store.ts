import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { transactionOf } from '@/lib/postgres'

/**
 * The tables that second factors stand in. Payload does not know them, so no question of its API, no version and no export can reach them.
 * What is written “outside” stays when the request is refused and everything else it did is undone.
 */

/**
 * Wrong proofs in a row, after which an app is locked until an administrator unlocks it. A passkey's answer and a recovery code, of twelve letters and
 * digits, are not to be guessed: a lock would shut out their owner alone.
 */
export const MOST_ATTEMPTS = 12

/** Factors an account may have, recovery codes apart. */
export const MOST_FACTORS = 10

/** Any number will do, as long as nothing else in this database locks it. */
const FIRST_LOCK = 7_203_420

const factorSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['totp', 'passkey', 'recovery']),
    name: z.string(),
    secret: z.string().nullable(),
    credential: z.string().nullable(),
    public_key: z.string().nullable(),
    counter: z.coerce.number(),
    transports: z.string(),
    codes: z.array(z.string()),
    attempts: z.number(),
    created_at: z.coerce.date(),
    used_at: z.coerce.date().nullable(),
  })
  .transform(({ public_key, created_at, used_at, ...rest }) => ({
    ...rest,
    publicKey: public_key,
    createdAt: created_at,
    usedAt: used_at,
    isLocked: rest.kind === 'totp' && rest.attempts >= MOST_ATTEMPTS,
  }))

export type Factor = z.infer<typeof factorSchema>

type SQL = ReturnType<typeof sql>

type Row = Record<string, unknown>

export const outside = async (query: SQL, req: PayloadRequest): Promise<Row[]> =>
  (await req.payload.db.drizzle.execute(query)).rows

export const inside = async (query: SQL, req: PayloadRequest): Promise<Row[]> =>
  (await (await transactionOf(req)).execute(query)).rows

/** Everything the account can prove itself with, oldest first. */
export async function listFactors(account: string, req: PayloadRequest): Promise<Factor[]> {
  const rows = await inside(
    sql`select * from factors where account = ${account} order by created_at, id`,
    req,
  )
  return z.array(factorSchema).parse(rows)
}

/** Whether the account has what it needs to sign in; recovery codes alone are not enough. */
export const isEnrolled = (factors: Factor[]): boolean => factors.some(({ kind }) => kind !== 'recovery')

/**
 * Whether anybody has enrolled yet, or was invited to, as by a reset on the server of the only one who had: then no password enrols by itself.
 * Two who would be the first wait for each other, until the transaction ends.
 */
export async function hasAnybodyEnrolled(req: PayloadRequest, { wait = false } = {}): Promise<boolean> {
  if (wait) await inside(sql`select pg_advisory_xact_lock(${FIRST_LOCK})`, req)
  const query = sql`select 1 from factors where kind <> 'recovery' union all select 1 from invitations where not is_first limit 1`
  return (await inside(query, req)).length > 0
}

/** What is kept of a new factor. */
export type NewFactor =
  | { kind: 'totp'; name: string; secret: string; step: number }
  | {
      kind: 'passkey'
      name: string
      credential: string
      publicKey: string
      counter: number
      transports: string
    }

/** False when the passkey is somebody's already. */
export async function addFactor(
  account: string,
  factor: NewFactor,
  at: Date,
  req: PayloadRequest,
): Promise<boolean> {
  const { kind, name } = factor
  const when = at.toISOString()
  const rows = await inside(
    factor.kind === 'totp'
      ? sql`insert into factors (account, kind, name, secret, step, created_at, used_at)
            values (${account}, ${kind}, ${name}, ${factor.secret}, ${factor.step}, ${when}, ${when}) returning id`
      : sql`insert into factors (account, kind, name, credential, public_key, counter, transports, created_at, used_at)
            values (${account}, ${kind}, ${name}, ${factor.credential}, ${factor.publicKey}, ${factor.counter},
                    ${factor.transports}, ${when}, ${when}) on conflict (credential) do nothing returning id`,
    req,
  )
  return rows.length > 0
}

/** Other recovery codes, given as hashes, take the place of those the account had. */
export async function replaceCodes(
  account: string,
  hashes: string[],
  at: Date,
  req: PayloadRequest,
): Promise<void> {
  await inside(sql`delete from factors where account = ${account} and kind = 'recovery'`, req)
  await inside(
    sql`insert into factors (account, kind, name, codes, created_at)
        values (${account}, 'recovery', 'Recovery codes', string_to_array(${hashes.join(',')}, ','), ${at.toISOString()})`,
    req,
  )
}

/**
 * Counts an attempt before it is looked at, so that no number of guesses at once is more than the limit; undefined past it. A right proof
 * sets the count back.
 */
export async function countAttempt(id: string, req: PayloadRequest): Promise<number | undefined> {
  const rows = await outside(
    sql`update factors set attempts = attempts + 1 where id = ${id} and attempts < ${MOST_ATTEMPTS} returning attempts`,
    req,
  )
  return z.object({ attempts: z.number() }).safeParse(rows[0]).data?.attempts
}

/** Takes an attempt back that was no guess. */
export const uncountAttempt = (id: string, req: PayloadRequest): Promise<Row[]> =>
  outside(sql`update factors set attempts = attempts - 1 where id = ${id} and attempts > 0`, req)

/** Uses a code's time step up, with all before it; false when it has been used. Of two requests at once the second waits and is told so. */
export const spendStep = (id: string, step: number, at: Date, req: PayloadRequest): Promise<boolean> =>
  spend(sql`step = ${step}`, sql`id = ${id} and (step is null or step < ${step})`, at, req)

/** Notes a passkey's use; false when its counter has not grown, as a copy's would not (WebAuthn 3, 6.1.1). Passkeys without one say 0. */
export const noteCounter = (id: string, counter: number, at: Date, req: PayloadRequest): Promise<boolean> =>
  spend(
    sql`counter = ${counter}`,
    sql`id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`,
    at,
    req,
  )

/** Uses a recovery code up; false when there is none like it any more. */
export const spendCode = (id: string, hash: string, at: Date, req: PayloadRequest): Promise<boolean> =>
  spend(sql`codes = array_remove(codes, ${hash})`, sql`id = ${id} and ${hash} = any(codes)`, at, req)

async function spend(change: SQL, condition: SQL, at: Date, req: PayloadRequest): Promise<boolean> {
  const rows = await inside(
    sql`update factors set ${change}, attempts = 0, used_at = ${at.toISOString()} where ${condition} returning id`,
    req,
  )
  return rows.length > 0
}

/** Removes one factor; false when the account would be left without any, or does not have it. Two removals at once wait for each other. */
export async function removeFactor(account: string, id: string, req: PayloadRequest): Promise<boolean> {
  const others = await inside(
    sql`select id from factors where account = ${account} and kind <> 'recovery' for update`,
    req,
  )
  if (others.length < 2) return false
  return (await inside(sql`delete from factors where id = ${id} and account = ${account} and kind <> 'recovery' returning id`, req)).length > 0 // prettier-ignore
}

export async function unlockFactor(account: string, id: string, req: PayloadRequest): Promise<boolean> {
  const rows = await inside(
    sql`update factors set attempts = 0 where id = ${id} and account = ${account} returning id`,
    req,
  )
  return rows.length > 0
}

/** Takes everything from the account that it could prove itself with, and every session. */
export async function clearFactors(account: string, req: PayloadRequest): Promise<void> {
  for (const table of [sql`factors`, sql`sign_ins`, sql`challenges`, sql`invitations`])
    await inside(sql`delete from ${table} where account = ${account}`, req)
}
