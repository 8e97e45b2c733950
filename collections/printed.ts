import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterReadHook,
  CollectionConfig,
  CollectionSlug,
  GlobalAfterChangeHook,
  PayloadRequest,
} from 'payload'
import { noteSource } from '@/lib/sources'

type Document = {
  id: string
  _status?: 'draft' | 'published' | null
  publicSlug?: string | null
  number?: number | null
}

/** Queues the printing of a change in the transaction that makes it. `waitUntil` is for what time itself will change. */
export async function queuePrint(document: string, req: PayloadRequest, waitUntil?: Date): Promise<void> {
  await req.payload.jobs.queue({
    task: 'print',
    queue: 'press',
    input: { document },
    req,
    ...(waitUntil ? { waitUntil } : {}),
  })
}

const queueChange: CollectionAfterChangeHook<Document> = async ({ collection, doc, req }) => {
  if (doc._status === 'draft' && (await isBesideReaders(collection.slug, doc.id, req))) return
  await queuePrint(`${collection.slug}/${doc.id}`, req)
}

const queueRemoval: CollectionAfterDeleteHook<Document> = ({ collection, id, req }) =>
  queuePrint(`${collection.slug}/${String(id)}`, req)

/**
 * Whether a saved draft leaves readers what they have: it waits over a published row, or nobody ever saw the document.
 * The row is asked, since the version before says nothing about what is before readers.
 */
async function isBesideReaders(
  collection: CollectionSlug,
  id: string,
  req: PayloadRequest,
): Promise<boolean> {
  const row = await req.payload.db.findOne<Document>({ collection, where: { id: { equals: id } }, req })
  // An article that gave up its address is still told of by feeds.
  return row?._status === 'published' || !(row?.publicSlug || row?.number)
}

const noteReading: CollectionAfterReadHook<Document> = ({ doc, req }) => {
  // A version has no id of its own here: it is read beside the document that it is a version of.
  if (req.context.reader === true && doc.id) noteSource(doc.id)
  return doc
}

/** The collection as one that the site shows: what is read of it for a page is noted, what is changed in it is printed. */
export function printed<T extends CollectionConfig>(collection: T): T {
  const { afterChange = [], afterDelete = [], afterRead = [] } = collection.hooks ?? {}
  return {
    ...collection,
    hooks: {
      ...collection.hooks,
      afterChange: [...afterChange, queueChange],
      afterDelete: [...afterDelete, queueRemoval],
      afterRead: [...afterRead, noteReading],
    },
  }
}

/** What every page carries has changed: all of them are printed anew. */
export const printEverything: GlobalAfterChangeHook = ({ req }) => queuePrint('everything', req)
