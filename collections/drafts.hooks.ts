import { type CollectionBeforeChangeHook, type CollectionBeforeOperationHook } from 'payload'
import { Refusal } from './refusal'

/** A duplicate begins as a draft, whatever its original is; Payload would publish it at once. */
export const makeDuplicatesDrafts: CollectionBeforeOperationHook<'articles' | 'pages'> = ({
  args,
  operation,
}) => {
  if (operation !== 'create' || !('duplicateFromID' in args) || !args.duplicateFromID) return args
  return { ...args, draft: true, data: { ...args.data, _status: 'draft' } }
}

/** Remembers whether an update says itself what becomes of the document's status; later hooks see it filled in. */
export const noteStatus: CollectionBeforeOperationHook<'articles' | 'pages'> = ({ args, operation, req }) => {
  if (operation === 'update') {
    const saysNothing = !('draft' in args && args.draft) && !Object.keys({ ...args.data }).includes('_status')
    req.context.statusUnsaid = saysNothing
  }
  return args
}

type WithStatus = { id: string; _status?: 'draft' | 'published' | null }

/**
 * An update without a status takes that of the newest version. While a draft waits over a published document, that would
 * withdraw it from readers without anybody having said so: it is refused with 409.
 */
export const refuseSilentWithdrawal: CollectionBeforeChangeHook<WithStatus> = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc || !req.context.statusUnsaid || data._status !== 'draft') return
  const where = { id: { equals: originalDoc.id } }
  const row = await req.payload.db.findOne<WithStatus>({ collection: collection.slug, where, req })
  if (row?._status === 'published') {
    throw new Refusal(
      'A draft waits over what is published here: add ?draft=true to change the draft, or send _status “published” or “draft” to publish or to withdraw.',
      409,
    )
  }
}
