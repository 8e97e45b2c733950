import { sql } from '@payloadcms/db-postgres'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TaskConfig } from 'payload'
import { BACKUP_QUEUE, queueBackup } from '@/lib/backup-queue'
import { listBackups, toBackupFolder, toBackupName } from '@/lib/backups'
import { now } from '@/lib/clock'
import { readEnvironment } from '@/lib/env'
import { getMaker } from './backup-maker'

/**
 * Makes the backup of the day in the data folder, and removes those that are more than the settings keep. The next day's waits before this one
 * begins, so that a fault of one is not the end of all.
 */
export const backupTask: TaskConfig<'backup'> = {
  slug: 'backup',
  label: 'Back up',
  inputSchema: [],
  retries: { attempts: 2, backoff: { type: 'fixed', delay: 10 * 60 * 1000 } },
  handler: async ({ req: { payload } }) => {
    await queueBackup(payload)
    const { isOn, kept } = await payload.findGlobal({ slug: 'backups', depth: 0 })
    if (!isOn) return { output: {} }
    const { dataDir } = readEnvironment()
    const folder = toBackupFolder(dataDir)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // There is one press, and one backup at a time: what is half done was left by one that was killed.
    const halves = (await readdir(folder)).filter((name) => name.endsWith('.tar.part'))
    for (const name of halves) await rm(join(/* turbopackIgnore: true */ folder, name), { force: true })
    await getMaker()(join(/* turbopackIgnore: true */ folder, toBackupName(now())))
    for (const { file } of (await listBackups(dataDir)).slice(kept)) await rm(file, { force: true })
    await payload.db.drizzle.execute(
      sql`delete from payload_jobs where queue = ${BACKUP_QUEUE} and has_error`,
    )
    return { output: {} }
  },
}
