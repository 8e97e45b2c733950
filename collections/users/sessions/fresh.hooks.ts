import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { now } from '@/lib/clock'
import type { Audit, User } from '@/payload-types'
import { FactorDemand } from '../factors/demand'
import { FRESH_MINUTES, isFresh, toSession } from './sign-ins'

/**
 * What cannot be undone, or opens the newsroom to others, is done by whoever has shown his second factor within the last minutes: a session
 * left open, or stolen, is not enough. What the newsroom does itself has no session.
 */
export async function demandFresh(req: PayloadRequest): Promise<void> {
  if (!req.user || req.payloadAPI !== 'REST') return
  const session = toSession(req.user)
  if (session && (await isFresh(session, req))) return
  throw new FactorDemand(
    `Show your second factor once more: open “Second factor and sessions” from your account, at /admin/sign-in, then try again within ${FRESH_MINUTES} minutes.`,
    403,
    { step: 'prove' },
  )
}

/** New accounts, and another name, role, address or password for one: approvals and the audit log are signed with names. */
export const demandFreshForAccount: CollectionBeforeValidateHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const isChanged = (field: 'name' | 'role' | 'email') =>
    data?.[field] !== undefined && data[field] !== originalDoc?.[field]
  const isSetting = data?.password !== undefined && data.password !== null
  const isOther = isChanged('name') || isChanged('role') || isChanged('email')
  if (operation === 'create' || isOther || isSetting) await demandFresh(req)
}

export const demandFreshForDeletion: CollectionBeforeDeleteHook = ({ req }) => demandFresh(req)

/**
 * Many of what articles show, or lead elsewhere, changed or deleted by one request: readers get that at once. What the newsroom does besides, as
 * with the redirects of an article that is published, is asked of nobody.
 */
export const demandFreshForAll: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (!overrideAccess && isOfMany(args, operation)) await demandFresh(req)
  return args
}

/** Whether the operation changes or deletes whatever meets a condition. */
const isOfMany = (args: object, operation: string): boolean =>
  (operation === 'update' || operation === 'delete') && !('id' in args && args.id) && 'where' in args

/** Many articles or pages published, withdrawn, given a time to be, or deleted by one request. */
export const demandFreshForMany: CollectionBeforeOperationHook<'articles' | 'pages'> = async ({
  args,
  operation,
  req,
}) => {
  if (!isOfMany(args, operation)) return args
  const sent: object = 'data' in args ? { ...args.data } : {}
  const reachesReaders =
    operation === 'delete' ||
    ('_status' in sent && !('draft' in args && args.draft)) ||
    Boolean(Reflect.get(sent, 'withdrawOn')) ||
    ('unpublishAllLocales' in args && args.unpublishAllLocales)
  if (reachesReaders) await demandFresh(req)
  return args
}

/** Articles and pages that a colleague withdraws, deletes or gives a time to within an hour before he is asked. */
const UNASKED = 10
const HOUR = 3_600_000
const COUNTED = ['withdraw', 'delete', 'schedule'] as const

/**
 * Many one by one are as many as by one request: each of them is put on record, and so counted here. Those that are being saved at
 * the same moment do not see each other, so that as many more may pass as the newsroom saves at once.
 */
export const demandFreshPastMany: CollectionBeforeChangeHook<Audit> = async ({ data, req }) => {
  if (!req.user || !COUNTED.some((action) => action === data.action)) return data
  const { totalDocs } = await req.payload.count({
    collection: 'audit',
    where: {
      actorId: { equals: req.user.id },
      action: { in: [...COUNTED] },
      createdAt: { greater_than: new Date(now().getTime() - HOUR).toISOString() },
    },
    req,
  })
  if (totalDocs >= UNASKED) await demandFresh(req)
  return data
}
