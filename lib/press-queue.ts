import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/** `waiting` jobs are due and not printed yet, the oldest for `oldestSeconds`; `failed` ones were given up. */
export type Queue = { waiting: number; oldestSeconds: number; failed: number }

export async function countQueue(payload: Payload): Promise<Queue> {
  const { rows } = await payload.db.drizzle.execute(sql`
    select count(*) filter (where due)::int as waiting, count(*) filter (where has_error)::int as failed,
      coalesce(extract(epoch from now() - min(since) filter (where due)), 0)::int as seconds
    from (select has_error, greatest(created_at, coalesce(wait_until, created_at)) as since,
        not coalesce(has_error, false) and coalesce(wait_until, created_at) <= now() as due
      from payload_jobs where queue = 'press') jobs`)
  const [row] = rows
  const count = (name: string) => Number(row?.[name] ?? 0)
  return { waiting: count('waiting'), oldestSeconds: count('seconds'), failed: count('failed') }
}
