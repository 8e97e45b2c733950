import { sql, type PostgresAdapter } from '@payloadcms/db-postgres'
import { z } from 'zod'
import { now } from './clock'
import { codeOf } from './errors'

const sessionsSchema = z.array(
  z.object({ id: z.string(), createdAt: z.coerce.date(), expiresAt: z.coerce.date() }),
)

/**
 * Payload notes a session by writing the whole account back as it was read, so that a sign-in, a sign-out or a refresh took back what was
 * saved meanwhile: another password, another role, even that the account is gone. It marks such a write with an `updatedAt` of null.
 * Here nothing but sessions is written then, and none to an account that is gone. The account's row is locked first, as by every other save of it.
 */
export function writeSessionsAlone(database: PostgresAdapter): Pick<PostgresAdapter, 'updateOne'> {
  const updateOne: PostgresAdapter['updateOne'] = database.updateOne.bind(database)
  return {
    async updateOne(args): ReturnType<PostgresAdapter['updateOne']> {
      const { collection, data, id: account, req } = args
      if (collection !== 'users' || account === undefined || data.updatedAt !== null || !('sessions' in data))
        return updateOne(args)
      const sessions = sessionsSchema.parse(data.sessions)
      const transaction = await req?.transactionID
      const db = database.sessions[String(transaction)]?.db ?? database.drizzle
      try {
        await db.execute(sql`select 1 from users where id = ${account} for no key update`)
      } catch (error) {
        // What fails is undone as a whole. Payload takes a session back before it ends the transaction, and would not end it if this failed too.
        if (isLost(error)) return null
        throw error
      }
      // Of those that are not written back, one was begun meanwhile, or has ended: by its time, or because it is the one that signs out.
      const ids = sessions.map(({ id }) => id).join(',')
      await db.execute(sql`
        delete from users_sessions where _parent_id = ${account} and not id = any(string_to_array(${ids}, ','))
          and (expires_at <= ${now().toISOString()} or id = ${toSession(req?.user)})`)
      for (const [index, { id, createdAt, expiresAt }] of sessions.entries()) {
        const until = expiresAt.toISOString()
        await db.execute(
          sql`update users_sessions set expires_at = ${until} where id = ${id} and _parent_id = ${account}`,
        )
        // One that has begun already and is not there has been ended since it was read.
        await db.execute(sql`
          insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
          select ${index + 1}, users.id, ${id}, ${createdAt.toISOString()}::timestamptz, ${until}::timestamptz
          from users where users.id = ${account} and not exists (select 1 from sign_ins where sign_ins.id::text = ${id})
          on conflict (id) do nothing`)
      }
      return null
    },
  }
}

/** Whether the transaction has failed already (25P02), however the fault is wrapped. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && (codeOf(error) === '25P02' || isLost(error.cause))

const toSession = (user: unknown): string | null =>
  z.object({ _sid: z.string() }).safeParse(user).data?._sid ?? null
