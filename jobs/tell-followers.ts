import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { now } from '@/lib/clock'
import { readEnvironment } from '@/lib/env'

/**
 * Queues what follows from new entries in feeds, told by their addresses on this site: a delivery for each subscription to them that
 * has none waiting, where the site has a hub of its own, or one word to the hub elsewhere that the site's settings name.
 */
export async function tellFollowers(payload: Payload, topics: string[]): Promise<void> {
  if (topics.length === 0) return
  const { hub } = await payload.findGlobal({ slug: 'site', depth: 0, select: { hub: true } })
  if (hub) {
    await payload.jobs.queue({ task: 'ping', queue: 'hub', input: { hub, topics: topics.join('\n') } })
    return
  }
  if (!readEnvironment().hasHub) return
  const moment = now().toISOString()
  await payload.db.drizzle.execute(sql`delete from subscriptions where expires <= ${moment}::timestamptz`)
  // Who could not be reached in all tries is forgotten: what is at his address may never have asked, and he may subscribe again.
  await payload.db.drizzle.execute(sql`
    with given_up as (delete from payload_jobs where queue = 'hub' and has_error returning input->>'subscription' as id)
    delete from subscriptions where id::text in (select id from given_up)`)
  const { rows } = await payload.db.drizzle.execute(sql`
    select id from subscriptions s where topic in ${topics} and not exists (
      select from payload_jobs j where j.task_slug = 'deliver' and not j.processing and j.input->>'subscription' = s.id::text)`)
  for (const row of rows)
    await payload.jobs.queue({ task: 'deliver', queue: 'hub', input: { subscription: String(row['id']) } })
}
