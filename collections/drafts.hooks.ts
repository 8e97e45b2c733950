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

/**
 * Remembers whether an update says itself what becomes of the document's status, which later hooks see filled in, and whether
 * it saves a draft beside what readers have. A withdrawal is a version of its own; Payload would write it over the last one.
 */
export const noteStatus: CollectionBeforeOperationHook<'articles' | 'pages'> = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return args
  const isDraftSave = 'draft' in args && args.draft
  // What an old version says why is not why it comes back.
  req.context.isReasonSaid = operation === 'create'
  req.context.isDraftSave = isDraftSave
  if (operation !== 'update' || !('data' in args)) return args
  const isUnpublishing = 'unpublishAllLocales' in args && args.unpublishAllLocales
  const said = isUnpublishing
    ? { ...args, unpublishAllLocales: false, data: { ...args.data, _status: 'draft' } }
    : args
  req.context.statusUnsaid = !isDraftSave && !Object.keys({ ...said.data }).includes('_status')
  req.context.isReasonSaid = Object.keys({ ...said.data }).includes('reason')
  return said
}

/** An old version comes back as a draft, whatever it was; Payload says so only after the hooks. */
export const restoreAsDraft: CollectionBeforeChangeHook<WithStatus> = ({ data, req }) =>
  req.context.isRestoringVersion === true && req.context.isDraftSave === true
    ? { ...data, _status: 'draft' as const }
    : data

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
