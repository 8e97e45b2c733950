import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import { pagePath } from '@/lib/urls'
import type { Page } from '@/payload-types'
import { hasRole } from '../access'
import { recordAudit } from '../audit/record'
import { Refusal } from '../refusal'
import { markGone, settle } from '../redirects/redirects.hooks'

/**
 * Editors write pages, publishers put them before readers and take them away; a withdrawal is put on record here, while the row
 * still says what readers have.
 */
export const refuseAboveRank: CollectionBeforeChangeHook<Page> = async ({ data, originalDoc, req }) => {
  const isPublisher = !req.user || hasRole(req, 'publisher')
  if (data._status === 'published' && !isPublisher)
    throw new Refusal('Publishers put pages before readers: save it as a draft, and ask one of them.', 403)
  const row = originalDoc?.id ? await getRow(originalDoc.id, req) : null
  // A draft that is saved beside a published page leaves it where it is.
  if (row?._status !== 'published' || data._status === 'published' || req.context.isDraftSave) return
  if (!isPublisher)
    throw new Refusal('Publishers withdraw pages: ask one of them, or save your changes as a draft.', 403)
  await recordAudit(req, { action: 'withdraw', subject: `pages/${row.id}`, what: row.title })
}

export const auditPublication: CollectionAfterChangeHook<Page> = async ({ doc, req }) => {
  if (doc._status === 'published')
    await recordAudit(req, { action: 'publish', subject: `pages/${doc.id}`, what: doc.title })
}

export const auditDeletion: CollectionAfterDeleteHook<Page> = ({ doc, req }) =>
  recordAudit(req, { action: 'delete', subject: `pages/${doc.id}`, what: toTitle(doc) })

/** A draft may be without a title, whatever its type says. */
const toTitle = ({ title }: Partial<Page>) => title ?? 'Untitled'

/** Remembers the slug readers last saw; publishing under another one leaves a redirect behind. */
export const keepPublicSlug: CollectionBeforeChangeHook<Page> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const publicSlug =
    operation === 'update' && originalDoc?.id ? await getPublicSlug(originalDoc.id, req) : null
  if (data._status !== 'published') return { ...data, publicSlug }
  const slug = data.slug ?? originalDoc?.slug ?? null
  if (slug && publicSlug !== slug)
    await settle(pagePath(slug), publicSlug ? pagePath(publicSlug) : undefined, req)
  return { ...data, publicSlug: slug }
}

export const leaveGone: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const publicSlug = await getPublicSlug(String(id), req)
  if (publicSlug) await markGone(pagePath(publicSlug), req)
}

const getPublicSlug = async (id: string, req: PayloadRequest): Promise<string | null> =>
  (await getRow(id, req))?.publicSlug ?? null

/** The page as its row stands: what readers have while a newer draft waits. */
const getRow = (id: string, req: PayloadRequest) =>
  req.payload.db.findOne<Page>({ collection: 'pages', where: { id: { equals: id } }, req })
