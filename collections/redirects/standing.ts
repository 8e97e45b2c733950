import type { PayloadRequest } from 'payload'
import { articlePath, pagePath } from '@/lib/urls'

/** Whether an article or a page is published at the path: readers get it there, whatever a redirect says. */
export async function isStanding(path: string, req: PayloadRequest): Promise<boolean> {
  const slug = path.slice(path.lastIndexOf('/') + 1)
  const collection = articlePath(slug) === path ? 'articles' : pagePath(slug) === path ? 'pages' : undefined
  if (!collection) return false
  const where = { and: [{ slug: { equals: slug } }, { _status: { equals: 'published' } }] }
  return (await req.payload.count({ collection, where, req })).totalDocs > 0
}
