import type { Access, CollectionBeforeOperationHook, FieldAccess, FieldHook, PayloadRequest } from 'payload'
import { toId } from '@/lib/lexical'
import { hasRole } from '../access'
import { Refusal } from '../refusal'

/**
 * Readers get published articles, contributors the drafts of those they began as well, everybody above all. Pages, feeds, previews
 * and the REST API obey this one rule, so there is no second list of conditions to forget.
 */
export const publishedOwnOrEditors: Access = ({ req }) => {
  if (hasRole(req, 'editor')) return true
  const published = { _status: { equals: 'published' } }
  return req.user ? { or: [published, { createdBy: { equals: req.user.id } }] } : published
}

/**
 * Versions are the newsroom's, those of others the editors'. The site itself reads the one that a shared link names
 * (queries/preview-shared.ts) and those that readers have had of an article (queries/revisions.ts), and says in the request's context
 * which; everything about them is then read as a stranger reads, drafts they link to included.
 */
export const ownSharedOrPublishedVersions: Access = ({ req }) => {
  if (hasRole(req, 'editor')) return true
  if (req.user) return { 'version.createdBy': { equals: req.user.id } }
  const { sharedVersion, revisionsOf } = req.context
  if (typeof sharedVersion === 'string') return { id: { equals: sharedVersion } }
  if (typeof revisionsOf !== 'string') return false
  return { and: [{ parent: { equals: revisionsOf } }, { 'version._status': { equals: 'published' } }] }
}

/** What colleagues note beside an article: editors read it, and whoever began the article. */
export const creatorOrEditors: FieldAccess<{ id: string; createdBy?: unknown }> = ({ doc, req }) =>
  hasRole(req, 'editor') || (Boolean(req.user) && toId(doc?.createdBy) === req.user?.id)

/** Whose it is, contributors learn of what is their own; that may be asked for, so the field itself is not closed to them. */
export const hideFromContributors: FieldHook = ({ req, value }: { req: PayloadRequest; value?: unknown }) =>
  !req.user || hasRole(req, 'editor') || toId(value) === req.user.id ? value : null

/** A duplicate is made from the newest version, which is no reader's yet: contributors duplicate what they began. */
export const refuseForeignDuplicate: CollectionBeforeOperationHook<'articles'> = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' || !('duplicateFromID' in args) || !args.duplicateFromID) return
  if (overrideAccess || !req.user || hasRole(req, 'editor')) return
  const where = {
    and: [{ id: { equals: args.duplicateFromID } }, { createdBy: { equals: req.user.id } }],
  }
  const { totalDocs } = await req.payload.count({ collection: 'articles', where, req })
  if (totalDocs === 0)
    throw new Refusal('Contributors duplicate articles that they began: ask an editor for this one.', 403)
}
