import { sql } from '@payloadcms/db-postgres'
import { APIError, type Payload, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { holdRow } from '@/lib/postgres'
import { inside } from '../factors/store'

/** Hours after which a session ends, whatever is done in it. */
const LONGEST_HOURS = 12

/** Minutes for which a second factor that was shown is fresh enough for what cannot be undone. */
export const FRESH_MINUTES = 5

const MINUTE = 60 * 1000

const oldest = (): string => new Date(now().getTime() - LONGEST_HOURS * 60 * MINUTE).toISOString()

/** Notes that a session began with a second factor; without such a note a session is worth nothing. */
export async function noteSignIn(session: string, account: string, req: PayloadRequest): Promise<void> {
  const at = now().toISOString()
  await inside(sql`delete from sign_ins where account = ${account} and created_at <= ${oldest()}`, req)
  await inside(
    sql`insert into sign_ins (id, account, created_at, used_at, proved_at) values (${session}, ${account}, ${at}, ${at}, ${at})`,
    req,
  )
}

/**
 * Every way into the newsroom ends here: whoever Payload takes a request for, counts only in a session that began with a second factor
 * within the last twelve hours and that nobody has ended. Payload's own list of sessions is written over by requests that run at once.
 */
export function bindSessions(payload: Payload): void {
  payload.authStrategies = payload.authStrategies.map((strategy) => ({
    ...strategy,
    authenticate: async (args) => {
      const result = await asking(args.payload, (watched) =>
        strategy.authenticate({ ...args, payload: watched }),
      )
      const { user } = result
      if (!user) return result
      const isGood = await isSessionGood(toSession(user), user.id, payload)
      return isGood ? result : { ...result, user: null }
    },
  }))
}

/**
 * Payload takes whoever it could not look up for a stranger. That the database was away is no reason to tell an editor that he is not signed in: it
 * rejects.
 */
async function asking<T>(payload: Payload, work: (payload: Payload) => Promise<T> | T): Promise<T> {
  let lost: unknown
  const findByID = async (options: Parameters<Payload['findByID']>[0]) => {
    try {
      return await payload.findByID(options)
    } catch (error) {
      // An account that is gone is answered by Payload itself.
      if (!(error instanceof APIError)) lost = error
      throw error
    }
  }
  const done = await work(
    new Proxy(payload, {
      get: (target, name): unknown => (name === 'findByID' ? findByID : Reflect.get(target, name)),
    }),
  )
  if (lost) throw new Error('The session could not be looked up.', { cause: lost })
  return done
}

const sessionSchema = z.object({ _sid: z.uuid() })

/** The session that the account is in, or undefined in a process of the newsroom itself. */
export const toSession = (user: unknown): string | undefined => sessionSchema.safeParse(user).data?._sid

/** Whether the session is good, noting to the minute when it was used last. */
async function isSessionGood(
  session: string | undefined,
  account: string,
  { db }: Payload,
): Promise<boolean> {
  if (!session) return false
  const condition = sql`id = ${session} and account = ${account} and created_at > ${oldest()}`
  const { rows } = await db.drizzle.execute(sql`select used_at from sign_ins where ${condition}`)
  const { data } = usedSchema.safeParse(rows[0])
  if (!data) return false
  const at = now()
  if (at.getTime() - data.used_at.getTime() >= MINUTE)
    await db.drizzle.execute(sql`update sign_ins set used_at = ${at.toISOString()} where id = ${session}`)
  return true
}

const usedSchema = z.object({ used_at: z.coerce.date() })

/** Whether the second factor was shown in this session within the last minutes. */
export async function isFresh(session: string, req: PayloadRequest): Promise<boolean> {
  const since = new Date(now().getTime() - FRESH_MINUTES * MINUTE).toISOString()
  return (
    (await inside(sql`select 1 from sign_ins where id = ${session} and proved_at > ${since}`, req)).length > 0
  )
}

/** Notes that the second factor has been shown again. */
export const refresh = (session: string, req: PayloadRequest) =>
  inside(sql`update sign_ins set proved_at = ${now().toISOString()} where id = ${session}`, req)

const listedSchema = z
  .object({ id: z.string(), created_at: z.coerce.date(), used_at: z.coerce.date() })
  .transform(({ id, created_at, used_at }) => ({ id, createdAt: created_at, usedAt: used_at }))

export type SignIn = z.infer<typeof listedSchema>

/** The account's sessions that are still good, the last used first: those that Payload has and that began with a second factor. */
export async function listSignIns(account: string, req: PayloadRequest): Promise<SignIn[]> {
  const rows = await inside(
    sql`select sign_ins.id, sign_ins.created_at, sign_ins.used_at from sign_ins
        join users_sessions on users_sessions.id = sign_ins.id::text and users_sessions._parent_id = sign_ins.account
        where account = ${account} and sign_ins.created_at > ${oldest()} and users_sessions.expires_at > ${now().toISOString()}
        order by sign_ins.used_at desc, sign_ins.created_at desc`,
    req,
  )
  return z.array(listedSchema).parse(rows)
}

/** Ends one session of the account, or all but one; resolves to how many. Whoever is in it is a stranger from his next request on. */
export async function endSessions(
  account: string,
  which: { id: string } | { allBut: string | undefined },
  req: PayloadRequest,
): Promise<number> {
  const condition =
    'id' in which ? sql`id = ${which.id}` : sql`id is distinct from ${which.allBut ?? null}::uuid`
  return (
    await inside(sql`delete from sign_ins where account = ${account} and ${condition} returning id`, req)
  ).length
}

/** Keeps the account as it is until the transaction ends; whoever changes it or its sessions takes it first, so that none waits for another in a circle. */
export const holdAccount = (account: string, req: PayloadRequest) => holdRow('users', account, req)
