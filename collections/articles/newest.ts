import type { PayloadRequest, TypeWithVersion, Where } from 'payload'
import type { Article } from '@/payload-types'

/** A version, and whether a form saved it by itself. */
type Version = TypeWithVersion<Article> & { autosave?: boolean | null }

/** The article's newest version, by no rule of access: what a save stands on. */
export const getNewestVersion = (id: string, req: PayloadRequest): Promise<Version | undefined> =>
  find(id, { latest: { equals: true } }, req)

/**
 * The article as readers last had it: its row, or while it is withdrawn the newest version that was published, since whoever
 * withdraws it may change the row with that.
 */
export async function getLastPublished(
  row: Partial<Article>,
  req: PayloadRequest,
): Promise<Partial<Article>> {
  if (row._status === 'published' || !row.publishedAt || !row.id) return row
  return (await find(row.id, { 'version._status': { equals: 'published' } }, req))?.version ?? row
}

async function find(id: string, where: Where, req: PayloadRequest): Promise<Version | undefined> {
  const { docs } = await req.payload.db.findVersions<Article>({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, where] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}
