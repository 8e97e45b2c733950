import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { now } from './clock'
import { nextHour } from './dates'
import { inTransaction, transactionOf } from './postgres'

/** Jobs of this queue keep no page waiting. */
export const BACKUP_QUEUE = 'backup'

/**
 * Sees to it that one backup waits for the hour that the settings say, and none where they are switched off; in the request's transaction if
 * there is one. What runs just now goes on, and what failed stays to be told.
 */
export async function queueBackup(payload: Payload, given?: PayloadRequest): Promise<void> {
  const req = given ?? (await createLocalReq({}, payload))
  await inTransaction(req, async () => {
    await (
      await transactionOf(req)
    ).execute(
      sql`delete from payload_jobs where queue = ${BACKUP_QUEUE} and not coalesce(processing, false) and not coalesce(has_error, false)`,
    )
    const { isOn, hour } = await payload.findGlobal({ slug: 'backups', depth: 0, req })
    if (!isOn) return
    const { timeZone } = await payload.findGlobal({ slug: 'site', depth: 0, select: { timeZone: true }, req })
    const waitUntil = nextHour(now(), hour, timeZone)
    await payload.jobs.queue({ task: 'backup', queue: BACKUP_QUEUE, input: {}, waitUntil, req })
  })
}

/** The same at a start, when none waits: one that was due while nothing ran is made now. */
export async function queueMissingBackup(payload: Payload): Promise<void> {
  const { rows } = await payload.db.drizzle.execute(
    sql`select from payload_jobs where queue = ${BACKUP_QUEUE} and not coalesce(has_error, false) limit 1`,
  )
  if (rows.length === 0) await queueBackup(payload)
}
