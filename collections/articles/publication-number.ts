import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { transactionOf } from '@/lib/postgres'

/** Any number will do, as long as nothing else in this database locks it. */
const LOCK = 7_203_411

/**
 * The next publication number, without gaps and in the order of commits: publications wait for each other until
 * their transactions end. A sequence would hand out numbers that become visible out of order.
 */
export async function takePublicationNumber(req: PayloadRequest): Promise<number> {
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
  const { rows } = await transaction.execute(
    sql`select coalesce(max("number"), 0)::int + 1 as next from articles`,
  )
  return Number(rows[0]?.['next'])
}
