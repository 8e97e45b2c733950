import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type TaskConfig } from 'payload'
import { PICTURES_LOCK } from '@/lib/backups'
import { now } from '@/lib/clock'
import { removeMedia } from '@/lib/media-store'
import { inTransaction, transactionOf } from '@/lib/postgres'

/** Milliseconds until it is tried again, when a backup was just copying pictures. */
const LATER = 10 * 60 * 1000

/**
 * Removes the files of a picture that was replaced or deleted, if no picture has them after all. While a backup is made that may have seen them,
 * they stay, and another job is to remove them.
 */
export const clearMediaTask: TaskConfig<'clearMedia'> = {
  slug: 'clearMedia',
  label: 'Remove a replaced picture’s files',
  inputSchema: [{ name: 'stem', type: 'text', required: true }],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
  handler: async ({ input: { stem }, req: { payload } }) => {
    const req = await createLocalReq({}, payload)
    await inTransaction(req, async () => {
      const transaction = await transactionOf(req)
      const { rows } = await transaction.execute(
        sql`select pg_try_advisory_xact_lock_shared(${PICTURES_LOCK}) as free`,
      )
      if (!rows[0]?.['free']) {
        const waitUntil = new Date(now().getTime() + LATER)
        await payload.jobs.queue({ task: 'clearMedia', queue: 'desk', input: { stem }, waitUntil, req })
        return
      }
      const { totalDocs } = await payload.count({
        collection: 'media',
        where: { filename: { contains: stem } },
        req,
      })
      if (totalDocs === 0) await removeMedia(stem)
    })
    return { output: {} }
  },
}
