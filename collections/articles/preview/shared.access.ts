import type { Access } from 'payload'

/**
 * Versions are the newsroom's. The site itself reads the one that a shared link names, and says in the request's context which
 * (queries/preview-shared.ts); everything about it is then read as a stranger reads, drafts it links to included.
 */
export const signedInOrShared: Access = ({ req }) => {
  if (req.user) return true
  const { sharedVersion } = req.context
  return typeof sharedVersion === 'string' ? { id: { equals: sharedVersion } } : false
}
