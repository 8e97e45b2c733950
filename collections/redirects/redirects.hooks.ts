import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

/** Readers of the old path go to the new one; a redirect away from the new path ends, since a page stands there again. */
export async function moveAddress(from: string, to: string, req: PayloadRequest): Promise<void> {
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: to } }, req })
  await write({ from, kind: 'moved', to }, req)
}

/** Readers of the path learn that it is gone for good. */
export async function markGone(from: string, req: PayloadRequest): Promise<void> {
  await write({ from, kind: 'gone', to: null }, req)
}

async function write(
  redirect: { from: string; kind: 'moved' | 'gone'; to: string | null },
  req: PayloadRequest,
) {
  await req.payload.delete({ collection: 'redirects', where: { from: { equals: redirect.from } }, req })
  await req.payload.create({ collection: 'redirects', data: redirect, req })
}

type WithSlug = { id: string; slug?: string | null }

/** For documents that are public as soon as they are saved: a changed slug leaves a redirect behind. */
export function redirectOldSlug(toPath: (slug: string) => string): CollectionBeforeChangeHook<WithSlug> {
  return async ({ data, operation, originalDoc, req }) => {
    const before = originalDoc?.slug
    if (operation === 'update' && before && data.slug && before !== data.slug) {
      await moveAddress(toPath(before), toPath(data.slug), req)
    }
  }
}
