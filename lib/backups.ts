import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './errors'

/** Where scheduled backups lie. */
export const toBackupFolder = (dataDir: string): string =>
  join(/* turbopackIgnore: true */ dataDir, 'backups')

/** Milliseconds between two scheduled backups. */
export const INTERVAL = 24 * 60 * 60 * 1000

/** A backup holds it to its end; shared, whoever removes a picture's files does, and leaves them while a backup is made. */
export const PICTURES_LOCK = 7_203_418

const NAME = /^loudhailer-(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2})Z\.tar$/

export type Backup = { file: string; made: Date }

/** “loudhailer-2026-11-29T030000Z.tar”: names that sort as they were made, and that every file system takes. */
export const toBackupName = (made: Date): string =>
  `loudhailer-${made.toISOString().replaceAll(':', '').replace(/\.\d+/, '')}.tar`

/** The scheduled backups that are whole, the newest first; other files in the folder are left alone. */
export async function listBackups(dataDir: string): Promise<Backup[]> {
  const folder = toBackupFolder(dataDir)
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
    return []
  })
  return names
    .flatMap((name) => {
      const [, hour, minute, second] = NAME.exec(name) ?? []
      return hour
        ? [
            {
              file: join(/* turbopackIgnore: true */ folder, name),
              made: new Date(`${hour}:${minute}:${second}Z`),
            },
          ]
        : []
    })
    .sort((a, b) => b.made.getTime() - a.made.getTime())
}
