import type { PayloadRequest } from 'payload'
import type { Article } from '@/payload-types'

/**
 * The article as readers last had it: its row, or while it is withdrawn the newest version that was published, since whoever
 * withdraws it may change the row with that.
 */
export async function getLastPublished(
  row: Partial<Article>,
  req: PayloadRequest,
): Promise<Partial<Article>> {
  if (row._status === 'published' || !row.publishedAt) return row
  const { docs } = await req.payload.db.findVersions<Article>({
    collection: 'articles',
    where: { and: [{ parent: { equals: row.id } }, { 'version._status': { equals: 'published' } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]?.version ?? row
}
