import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { z } from 'zod'
import { BACKUP_QUEUE } from '@/lib/backup-queue'
import { INTERVAL, listBackups } from '@/lib/backups'
import { formatMoment } from '@/lib/dates'
import { readEnvironment } from '@/lib/env'

const errorSchema = z.object({ message: z.string() }).catch({ message: 'it ended without a word' })

/**
 * What is wrong with the backups, and what to do; undefined while they are switched off, or the last good one is younger than twice the
 * interval and none has failed since.
 */
export async function findBackupAlarm(
  payload: Payload,
  timeZone: string,
  now: Date,
): Promise<string | undefined> {
  const { isOn } = await payload.findGlobal({ slug: 'backups', depth: 0 })
  if (!isOn) return undefined
  const [last] = await listBackups(readEnvironment().dataDir)
  const reason = await findFailure(payload)
  const since = last?.made ?? (await findBeginning(payload))
  const isOld = now.getTime() - since.getTime() > 2 * INTERVAL
  if (!reason && !isOld) return undefined
  const good = last ? `the last good one is of ${formatMoment(last.made, timeZone)}` : 'there is no good one'
  return reason
    ? `failed: ${reason.replace(/[^.!?]$/, '$&.')} It is tried again tomorrow, and ${good}: “npm run backup -- FILE” makes one now.`
    : `are missing: ${good}. The press makes them; what “npm start” writes says why it does not. “npm run backup -- FILE” makes one now.`
}

async function findFailure(payload: Payload): Promise<string | undefined> {
  const { docs } = await payload.find({
    collection: 'payload-jobs',
    where: { and: [{ queue: { equals: BACKUP_QUEUE } }, { hasError: { equals: true } }] },
    select: { error: true },
    sort: '-updatedAt',
    limit: 1,
    depth: 0,
  })
  return docs[0] && errorSchema.parse(docs[0].error).message
}

/** When this newsroom was made: before that, there was nothing to back up. */
async function findBeginning({ db }: Payload): Promise<Date> {
  const { rows } = await db.drizzle.execute(sql`select min(created_at) as beginning from payload_migrations`)
  return new Date(String(rows[0]?.['beginning']))
}
