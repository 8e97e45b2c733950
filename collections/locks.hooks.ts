import { sql } from '@payloadcms/db-postgres'
import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  TypedUser,
  Where,
} from 'payload'
import { now } from '@/lib/clock'
import { Refusal } from './refusal'

/** Seconds for which Payload holds a document for whoever last typed in its form. */
const HELD = 300

/**
 * Whoever types in a form holds the document until he leaves it. Payload takes the hold from him with every save, also with those
 * that the form makes by itself while he types on: this remembers it, and keepHold gives it back in the same transaction.
 */
export const noteHold: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'update' || !('autosave' in args) || !args.autosave || !('id' in args) || !req.user)
    return args
  const hold = holdOf(collection.slug, String(args.id), req.user)
  const { totalDocs } = await req.payload.count({
    collection: 'payload-locked-documents',
    where: { and: [hold, isFresh()] },
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

/** What is older holds nothing any more. */
export const isFresh = (): Where => ({
  updatedAt: { greater_than: new Date(now().getTime() - HELD * 1000).toISOString() },
})

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
        isFresh(),
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
