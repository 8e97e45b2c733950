import { sql } from '@payloadcms/db-postgres'
import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedConfig,
  TypedUser,
  Where,
} from 'payload'
import { now } from '@/lib/clock'
import { toId } from '@/lib/lexical'
import { Refusal } from './refusal'

/** Seconds for which Payload holds a document for whoever last typed in its form. */
const HELD = 300

/** A document that a colleague has open is not written over by a request that says it may: the admin takes over aloud instead. */
export const holdLocks: CollectionBeforeOperationHook = ({ args, req }) =>
  req.payloadAPI === 'REST' && 'overrideLock' in args ? { ...args, overrideLock: false } : args

/**
 * Whoever types in a form holds the document until he leaves it. Payload takes the hold from him with every save, also with those
 * that the form makes by itself while he types on: this remembers it, and keepHold gives it back in the same transaction.
 */
export const noteHold: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'update' || !('autosave' in args) || !args.autosave || !('id' in args) || !req.user)
    return args
  const { totalDocs } = await req.payload.count({
    collection: 'payload-locked-documents',
    where: holdOf(collection.slug, String(args.id), req.user),
    req,
  })
  req.context.isHeld = totalDocs > 0
  return args
}

/** See noteHold. */
export const keepHold: CollectionAfterChangeHook<{ id: string }> = async ({ collection, doc, req }) => {
  if (!req.context.isHeld || !req.user) return
  await req.payload.db.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: collection.slug, value: doc.id },
      user: { relationTo: req.user.collection, value: req.user.id },
    },
    returning: false,
    req,
  })
}

/** Ends the user's own hold on the article; that of a colleague who took over stays. */
export async function leave(id: string, user: TypedUser, req: PayloadRequest): Promise<void> {
  // A save that is under way would give the hold back: its transaction has the article's row, and is waited for.
  await req.payload.db.drizzle.execute(sql`select id from articles where id = ${id} for update`)
  await req.payload.delete({
    collection: 'payload-locked-documents',
    where: holdOf('articles', id, user),
    req,
  })
}

const holdOf = (collection: string, id: string, user: TypedUser): Where => ({
  and: [
    { 'document.relationTo': { equals: collection } },
    { 'document.value': { equals: id } },
    { 'user.value': { equals: user.id } },
  ],
})

/** Refuses with 423 while a colleague has the article open; for what Payload itself does not check. */
export async function refuseLocked(id: string, req: PayloadRequest): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: 'articles' } },
        { 'document.value': { equals: id } },
        { 'user.value': { not_equals: req.user?.id } },
        { updatedAt: { greater_than: new Date(now().getTime() - HELD * 1000).toISOString() } },
      ],
    },
    req,
  })
  if (totalDocs > 0)
    throw new Refusal(
      'A colleague has this article open: take over in the editor, or wait until it is closed.',
      423,
    )
}

/**
 * Payload's dialog names whoever holds a document by his address, or by his id to those who may not read accounts. Colleagues are
 * told the name instead; more of an account is its own and the administrators'.
 */
export function nameHolders(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === 'payload-locked-documents')
  locks?.hooks.afterRead.push(async ({ doc, req }: { doc: Lock; req: PayloadRequest }) => {
    const id = toId(doc.user?.value)
    if (!id || !req.user) return doc
    const { docs } = await req.payload.find({
      collection: 'users',
      where: { id: { equals: id } },
      select: { name: true },
      pagination: false,
      req,
    })
    return docs[0] ? { ...doc, user: { ...doc.user, value: { id, email: docs[0].name } } } : doc
  })
  return config
}

type Lock = { user?: { relationTo: 'users'; value: string | { id: string } } }
