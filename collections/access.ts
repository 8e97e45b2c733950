import type { Access, FieldAccess, PayloadRequest } from 'payload'

/** The ranks of the newsroom, lowest first: each may do all that the ones before it may. */
export const ROLES = ['contributor', 'editor', 'publisher', 'administrator'] as const

export type Role = (typeof ROLES)[number]

/** Whether the request comes from someone of the role or a higher one. */
export function hasRole({ user }: Pick<PayloadRequest, 'user'>, role: Role): boolean {
  return user ? ROLES.indexOf(user.role) >= ROLES.indexOf(role) : false
}

export const nobody: FieldAccess & Access = () => false
export const signedIn = ({ req }: { req: PayloadRequest }): boolean => Boolean(req.user)
export const editors = ({ req }: { req: PayloadRequest }): boolean => hasRole(req, 'editor')
export const publishers = ({ req }: { req: PayloadRequest }): boolean => hasRole(req, 'publisher')
export const administrators = ({ req }: { req: PayloadRequest }): boolean => hasRole(req, 'administrator')

/** Readers and contributors get published documents, everybody above drafts as well; of articles, see articles/own.access.ts. */
export const publishedOrEditors: Access = ({ req }) =>
  hasRole(req, 'editor') ? true : { _status: { equals: 'published' } }

/** Whether the site's own pages ask, for readers; see queries/published.ts. */
export const siteReads = ({ req }: { req: PayloadRequest }): boolean => req.context.reader === true

/**
 * The site's own pages read it, and say in the request's context that they are the site (queries/published.ts); a
 * stranger cannot list it over REST. A new author or picture would otherwise announce an article before it is out.
 */
export const siteOrSignedIn: Access = ({ req }) => Boolean(req.user) || siteReads({ req })

/** Editors may change everything, contributors what they began and nobody has published. */
export const ownDraftsOrEditors: Access = ({ req }) => {
  if (hasRole(req, 'editor')) return true
  if (!req.user) return false
  return { and: [{ createdBy: { equals: req.user.id } }, { publishedAt: { exists: false } }] }
}

/** Administrators reach every account, everybody his own. */
export const ownAccountOrAdministrators: Access = ({ req }) => {
  if (hasRole(req, 'administrator')) return true
  return req.user ? { id: { equals: req.user.id } } : false
}
