import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import type { GoneFor } from '@/lib/gone'
import { lockRedirects } from './straight.hooks'

/**
 * A page comes to stand at the path: whatever led away from there ends. When it came from another path, readers of that
 * one are led here, and those of earlier ones with them (straight.hooks.ts).
 */
export async function settle(path: string, former: string | undefined, req: PayloadRequest): Promise<void> {
  await lockRedirects(req)
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: path } }, req })
  if (former) await write({ from: former, kind: 'moved', to: path }, req)
}

/** Readers of the path learn that it is gone for good, and of why what they were told before. */
export async function markGone(
  from: string,
  req: PayloadRequest,
  goneFor: GoneFor | null = null,
): Promise<void> {
  await write({ from, kind: 'gone', to: null, goneFor }, req)
}

async function write(
  redirect: { from: string; kind: 'moved' | 'gone'; to: string | null; goneFor?: GoneFor | null },
  req: PayloadRequest,
) {
  await lockRedirects(req)
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: redirect.from } }, req })
  await req.payload.create({ collection: 'redirects', data: redirect, req })
}

type WithSlug = { id: string; slug?: string | null }

/**
 * A changed slug of an author, topic or disclaimer leaves a redirect behind, if readers could see the old one: only a published
 * article makes a name public. A name that nobody saw must not be given away by a redirect from it.
 */
export function redirectOldSlug(
  field: 'authors' | 'topics' | 'disclaimer',
  toPath: (slug: string) => string,
): CollectionBeforeChangeHook<WithSlug> {
  return async ({ data, operation, originalDoc, req }) => {
    const before = originalDoc?.slug
    if (operation !== 'update' || !originalDoc || !before || !data.slug || before === data.slug) return
    const where = { and: [{ _status: { equals: 'published' } }, { [field]: { equals: originalDoc.id } }] }
    const { totalDocs: published } = await req.payload.count({ collection: 'articles', where, req })
    await settle(toPath(data.slug), published > 0 ? toPath(before) : undefined, req)
  }
}
