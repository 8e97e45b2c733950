import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { getNewestVersion } from './newest'

/**
 * Autosave keeps the newest version up to date instead of making another. That is for what one account types on at its own draft:
 * a colleague's words, and those that are published, are versions of their own.
 */
export const keepVersions: CollectionBeforeOperationHook<'articles'> = async ({ args, operation, req }) => {
  if (operation !== 'update' || !('autosave' in args) || !args.autosave) return args
  const isDraft = args.draft === true && args.data._status !== 'published'
  const id = 'id' in args ? String(args.id) : undefined
  return isDraft && id && !(await isOfColleague(id, req)) ? args : { ...args, autosave: false }
}

/** Whether the article's newest version is one that a colleague's form saved by itself. */
async function isOfColleague(id: string, req: PayloadRequest): Promise<boolean> {
  const newest = await getNewestVersion(id, req)
  return newest?.autosave === true && newest.version.savedByAccount !== req.user?.id
}
