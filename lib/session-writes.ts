import { sql, type PostgresAdapter } from '@payloadcms/db-postgres'
import { z } from 'zod'
import { now } from './clock'

const writtenSchema = z.object({
  updatedAt: z.null(),
  sessions: z.array(z.object({ id: z.string(), createdAt: z.coerce.date(), expiresAt: z.coerce.date() })),
})

/**
 * Payload notes a session by writing the whole account back as it was read, so that a sign-in, a sign-out or a refresh took back what was
 * saved meanwhile: another password, another role, even that the account is gone. It marks such a write with an `updatedAt` of null.
 * Here nothing but sessions is written then, and none to an account that is gone.
 */
export function writeSessionsAlone(database: PostgresAdapter): Pick<PostgresAdapter, 'updateOne'> {
  const updateOne: PostgresAdapter['updateOne'] = database.updateOne.bind(database)
  return {
    async updateOne(args): ReturnType<PostgresAdapter['updateOne']> {
      const { data: written } = writtenSchema.safeParse(args.data)
      if (args.collection !== 'users' || args.id === undefined || !written) return updateOne(args)
      const { id: account, req } = args
      const transaction = await req?.transactionID
      const db = database.sessions[String(transaction)]?.db ?? database.drizzle
      const ids = written.sessions.map(({ id }) => id)
      // Of those that are not written back, one was begun meanwhile, or has ended: by its time, or because it is the one that signs out.
      await db.execute(sql`
        delete from users_sessions where _parent_id = ${account} and not id = any(string_to_array(${ids.join(',')}, ','))
          and (expires_at <= ${now().toISOString()} or id = ${toSession(req?.user)} or ${ids.length === 0})`)
      for (const [index, { id, createdAt, expiresAt }] of written.sessions.entries())
        await db.execute(sql`
          insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
          select ${index + 1}, users.id, ${id}, ${createdAt.toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz
          from users where users.id = ${account} for key share
          on conflict (id) do update set expires_at = excluded.expires_at where users_sessions._parent_id = excluded._parent_id`)
      return null
    },
  }
}

const toSession = (user: unknown): string | null =>
  z.object({ _sid: z.string() }).safeParse(user).data?._sid ?? null
