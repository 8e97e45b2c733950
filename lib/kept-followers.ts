import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { dayBefore, type Told } from './followers'

/** Days for which daily numbers are kept: a year, to compare with, and some more. */
const KEPT = 400

/**
 * Keeps what a front tells: of each service, feed and day the greatest number, since a service fetches a feed many times a day, from
 * several fronts perhaps, with one number. What has become too old goes.
 */
export async function keepFollowers({ db }: Payload, { day, counts }: Told, now: Date): Promise<void> {
  await db.drizzle.execute(sql`
    with old as (delete from followers where day < ${dayBefore(now, KEPT)})
    insert into followers (day, service, feed, count)
      select ${day}, service, feed, max(count)
      from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as told (service text, feed text, count int)
      group by service, feed order by service, feed
    on conflict (day, service, feed) do update set count = excluded.count where followers.count < excluded.count`)
}
