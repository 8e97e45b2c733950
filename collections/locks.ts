import { sql } from '@payloadcms/db-postgres'
import type {
  Access,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedConfig,
  Where,
} from 'payload'
import { z } from 'zod'
import { isId } from '@/lib/ids'
import { toId, toNode } from '@/lib/lexical'
import { mayUpdate, type Target } from '@/lib/may-update'
import { transactionOf } from '@/lib/postgres'
import { hasRole } from './access'
import { isFresh } from './locks.hooks'
import { Refusal } from './refusal'

const SLUG = 'payload-locked-documents'

/** Names the lock of the database under which locks are made: no other of ours. */
const LOCKS = 7_203_417

const lockSchema = z
  .object({
    document: z.object({ relationTo: z.string(), value: z.unknown() }).nullish().catch(undefined),
    globalSlug: z.string().nullish().catch(undefined),
    user: z.object({ value: z.unknown() }).nullish().catch(undefined),
  })
  .catch({})

type Lock = z.infer<typeof lockSchema>

/**
 * Payload keeps in a collection of its own who has which document open, and lets every account write there. Here a lock is its
 * holder’s, made for a document that he may change; there is one for a document, and whoever may change that may take it over.
 */
export function keepLocks(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === SLUG)
  if (!locks) return config
  Object.assign(locks.access, {
    read: ofOwnOrEditors,
    create: onWhatOneMayUpdate,
    update: byWhoMayUpdate,
    delete: byHolderOrWhoMayUpdate,
  })
  locks.hooks.beforeOperation.push(sayOwnName)
  locks.hooks.beforeChange.push(keepOne)
  locks.hooks.afterRead.push(nameHolder)
  return config
}

function toTarget({ document, globalSlug }: Lock): Target | undefined {
  if (globalSlug) return document ? undefined : { global: globalSlug }
  return document ? { collection: document.relationTo, id: toId(document.value) } : undefined
}

async function mayHold(lock: Lock, req: PayloadRequest): Promise<boolean> {
  const target = toTarget(lock)
  return target ? mayUpdate(target, req) : false
}

async function getLock(id: unknown, req: PayloadRequest): Promise<Lock> {
  if (!isId(id)) return {}
  return lockSchema.parse(
    await req.payload.db.findOne({ collection: SLUG, where: { id: { equals: id } }, req }),
  )
}

const onWhatOneMayUpdate: Access = ({ data, req }) => mayHold(lockSchema.parse(data), req)

/** Who has what open, and that there is something to have open, is for editors; contributors learn it of the articles they began and of their account. */
const ofOwnOrEditors: Access = async ({ req }) => {
  if (hasRole(req, 'editor')) return true
  if (!req.user) return false
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { createdBy: { equals: req.user.id } },
    select: { createdBy: true },
    draft: true,
    depth: 0,
    pagination: false,
    req,
  })
  const own: Where = {
    and: [
      { 'document.relationTo': { equals: 'articles' } },
      { 'document.value': { in: docs.map(({ id }) => id) } },
    ],
  }
  const account: Where = {
    and: [{ 'document.relationTo': { equals: 'users' } }, { 'document.value': { equals: req.user.id } }],
  }
  return { or: [{ 'user.value': { equals: req.user.id } }, account, ...(docs.length > 0 ? [own] : [])] }
}

/** One at a time, by its id: nobody takes over or ends the locks of many documents. */
const byWhoMayUpdate: Access = async ({ id, req }) => mayHold(await getLock(id, req), req)

const byHolderOrWhoMayUpdate: Access = async ({ id, req }) => {
  const lock = await getLock(id, req)
  return (req.user && toId(lock.user?.value) === req.user.id) || mayHold(lock, req)
}

/** Whatever is sent: a lock is made or taken over in one’s own name, now, and stays on its document. */
const sayOwnName: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (overrideAccess || !req.user || !('data' in args)) return args
  const user = { relationTo: req.user.collection, value: req.user.id }
  if (operation === 'update') return { ...args, data: { user } }
  const { document, globalSlug } = lockSchema.parse(args.data)
  return { ...args, data: { document, globalSlug, user } }
}

/** A document has one lock: 423 while a colleague’s holds; older ones end. */
const keepOne: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  const target = toTarget(lockSchema.parse(data))
  if (operation !== 'create' || !req.user || !target) return
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select pg_advisory_xact_lock(${LOCKS})`)
  const where = locksOf(target)
  const { totalDocs } = await req.payload.count({
    collection: SLUG,
    where: { and: [where, { 'user.value': { not_equals: req.user.id } }, isFresh()] },
    req,
  })
  if (totalDocs > 0)
    throw new Refusal('A colleague has it open: take over from him, or wait until it is closed.', 423)
  await req.payload.db.deleteMany({ collection: SLUG, where, req })
}

const locksOf = (target: Target): Where =>
  'global' in target
    ? { globalSlug: { equals: target.global } }
    : {
        and: [
          { 'document.relationTo': { equals: target.collection } },
          { 'document.value': { equals: target.id } },
        ],
      }

/**
 * Payload's dialog names whoever holds a document by his address, or by his id to those who may not read accounts. Colleagues are
 * told the name instead; more of an account is its own and the administrators'.
 */
const nameHolder: CollectionAfterReadHook = async ({ doc, req }: { doc: unknown; req: PayloadRequest }) => {
  const id = toId(lockSchema.parse(doc).user?.value)
  if (!id || !req.user) return doc
  const { docs } = await req.payload.find({
    collection: 'users',
    where: { id: { equals: id } },
    select: { name: true },
    pagination: false,
    req,
  })
  const [holder] = docs
  return holder ? { ...toNode(doc), user: { relationTo: 'users', value: { id, email: holder.name } } } : doc
}
