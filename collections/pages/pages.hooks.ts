import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { pagePath } from '@/lib/urls'
import type { Page } from '@/payload-types'
import { markGone, settle } from '../redirects/redirects.hooks'

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

async function getPublicSlug(id: string, req: PayloadRequest): Promise<string | null> {
  const row = await req.payload.db.findOne<Page>({ collection: 'pages', where: { id: { equals: id } }, req })
  return row?.publicSlug ?? null
}
