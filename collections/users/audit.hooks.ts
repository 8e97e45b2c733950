import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
} from 'payload'
import type { User } from '@/payload-types'
import { recordAudit } from '../audit/record'
import { endSessions, holdAccount, toSession } from './sessions/sign-ins'

export const auditLogin: CollectionAfterLoginHook<User> = async ({ req, user }) => {
  req.user ??= user
  await recordAudit(req, { action: 'login', subject: `users/${user.id}`, what: `${user.name} signed in` })
}

/** The session is over, also where Payload writes its own note of it back that was read before. */
export const auditLogout: CollectionAfterLogoutHook<User> = async ({ req }) => {
  const session = toSession(req.user)
  if (!req.user || !session) return
  await holdAccount(req.user.id, req)
  const isOfAll = req.searchParams.get('allSessions') === 'true'
  await endSessions(req.user.id, isOfAll ? { allBut: undefined } : { id: session }, req)
  await recordAudit(req, {
    action: 'logout',
    subject: `users/${req.user.id}`,
    what: `${req.user.name} signed out`,
  })
}

/** New accounts, and whose name, address or role became another, are put on record. */
export const auditAccount: CollectionAfterChangeHook<User> = async ({ doc, operation, previousDoc, req }) => {
  const subject = `users/${doc.id}`
  const changes =
    operation === 'create' ? [`${doc.name} joined as ${doc.role}`] : listChanges(previousDoc, doc)
  for (const what of changes) await recordAudit(req, { action: 'account', subject, what })
}

const listChanges = (before: User, after: User): string[] =>
  (['name', 'email', 'role'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => `${before.name}: from ${before[field]} to ${after[field]}`)

export const auditLeaving: CollectionAfterDeleteHook<User> = ({ doc, req }) =>
  recordAudit(req, {
    action: 'account',
    subject: `users/${doc.id}`,
    what: `${doc.name}, ${doc.role}, was deleted`,
  })
