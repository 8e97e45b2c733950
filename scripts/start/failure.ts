import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

/** What went wrong, in one sentence for the operator. */
export function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message
  if (!(error instanceof Error)) return String(error)
  const path = 'path' in error ? String(error.path) : 'the data folder'
  switch (codeOf(error)) {
    case 'ENOSPC':
      return `There is no room left on the disk of ${path}: make room, then start again.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} cannot be written to: give the folder to the user who runs Loudhailer, or set DATA_DIR to another.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is a file where a folder is needed: set DATA_DIR to a folder.`
    default:
      return /no space left|ENOSPC/i.test(error.message)
        ? 'There is no room left on the disk: make room, then start again.'
        : error.message
  }
}
