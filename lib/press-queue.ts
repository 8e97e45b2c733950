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

/** Articles that should have gone out or been withdrawn by now: `late` ones are still to be done, `failed` ones were given up. */
export type Due = { late: number; failed: number }

/** Seconds by which the press may be behind the clock before the desk is told: it looks at the queue each second. */
export const LATE = 10

export async function countDue(payload: Payload): Promise<Due> {
  const { rows } = await payload.db.drizzle.execute(sql`
    select count(*) filter (where has_error)::int as failed,
      count(*) filter (where not coalesce(has_error, false)
        and coalesce(wait_until, created_at) < now() - ${LATE} * interval '1 second')::int as late
    from payload_jobs where queue = 'desk'`)
  return { late: Number(rows[0]?.['late'] ?? 0), failed: Number(rows[0]?.['failed'] ?? 0) }
}
