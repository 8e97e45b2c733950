import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { transactionOf } from '@/lib/postgres'

/**
 * The next publication number, in the order of commits: the counter's row stays locked until the transaction ends, so
 * publications wait for each other. No number is ever given twice, also after the article that had it was deleted.
 * A sequence would hand out numbers that become visible out of order.
 */
export async function takePublicationNumber(req: PayloadRequest): Promise<number> {
  const transaction = await transactionOf(req)
  const newest = sql`coalesce((select max("number") from articles), 0)`
  const { rows } = await transaction.execute(sql`
    insert into publication_counter (id, last) values (1, ${newest} + 1)
    on conflict (id) do update set last = greatest(publication_counter.last, ${newest}) + 1
    returning last`)
  return Number(rows[0]?.['last'])
}
