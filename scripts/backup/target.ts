import { open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

/** The file that is to become a backup: nothing may be there, and its folder must be. */
export async function checkTarget(path: string): Promise<string> {
  const file = resolve(path)
  const folder = dirname(file)
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw new EnvironmentError(`The folder ${folder} is not there: make it, or name another file.`)
  const isTaken = await stat(file).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new EnvironmentError(`${file} is there already: remove it, or name another file.`)
  return file
}

/** Has the folder of a file on the disk, so that a loss of power does not take the file's new name; not all systems know this of folders. */
export async function forceFolder(file: string): Promise<void> {
  const folder = await open(dirname(file)).catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** What the disk says against writing a backup, for the operator. */
export function explainDisk(error: unknown, file: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EnvironmentError(
      `There is no room left on the disk of ${file}: make room, or name a file on another disk. The backup was not made.`,
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new EnvironmentError(
      `${dirname(file)} cannot be written to: give the folder to the user who runs this, or name another file. The backup was not made.`,
    )
  return error
}
