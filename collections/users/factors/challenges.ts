import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inside, outside } from './store'

/** Seconds within which a challenge is to be answered. */
const LASTS = 10 * 60

/** What a challenge is for; the answer to one is worth nothing elsewhere. */
export type Purpose = 'sign-in' | 'prove' | 'enrol'

/** Keeps a challenge until it is answered, with the sealed secret that it is about, if any. What nobody answered goes. */
export async function keepChallenge(
  { challenge, account, purpose, secret }: Kept,
  at: Date,
  req: PayloadRequest,
): Promise<void> {
  const ends = new Date(at.getTime() + LASTS * 1000).toISOString()
  await outside(sql`delete from challenges where ends_at <= ${at.toISOString()}`, req)
  await outside(
    sql`insert into challenges (challenge, account, purpose, secret, ends_at)
        values (${challenge}, ${account}, ${purpose}, ${secret ?? null}, ${ends})`,
    req,
  )
}

type Kept = { challenge: string; account: string; purpose: Purpose; secret?: string }

/**
 * Takes a challenge away, so that it is answered once: at once and for good, or with the request's transaction, where a slip is to be
 * mended under the same challenge. Undefined when there is none like it, or its time is over.
 */
export async function takeChallenge(
  { challenge, account, purpose }: Omit<Kept, 'secret'>,
  at: Date,
  req: PayloadRequest,
  { forGood }: { forGood: boolean },
): Promise<{ secret: string | null } | undefined> {
  const rows = await (forGood ? outside : inside)(
    sql`delete from challenges where challenge = ${challenge} and account = ${account} and purpose = ${purpose}
        and ends_at > ${at.toISOString()} returning secret`,
    req,
  )
  return z.object({ secret: z.string().nullable() }).safeParse(rows[0]).data
}
