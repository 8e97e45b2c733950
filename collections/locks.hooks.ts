import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import { Refusal } from './refusal'

/** Seconds for which Payload holds a document for whoever last typed in its form. */
const HELD = 300

/** A document that a colleague has open is not written over by a request that says it may: the admin takes over aloud instead. */
export const holdLocks: CollectionBeforeOperationHook = ({ args, req }) =>
  req.payloadAPI === 'REST' && 'overrideLock' in args ? { ...args, overrideLock: false } : args

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
