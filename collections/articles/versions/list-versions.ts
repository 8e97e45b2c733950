import type { PayloadRequest } from 'payload'
import type { State } from '../states'

/** A saved version, without its words. Times are ISO 8601 in UTC. */
export type Version = {
  id: string
  savedAt: string
  savedBy: string | undefined
  reason: string | undefined
  state: State
  headline: string
  isAutosave: boolean
}

const PER_PAGE = 50

/** The article's versions, newest first, fifty to a page from 1; only what is listed is read of them. */
export async function listVersions(
  id: string,
  page: number,
  req: PayloadRequest,
): Promise<{ versions: Version[]; pages: number; timeZone: string }> {
  const [{ docs, totalPages }, { timeZone }] = await Promise.all([
    req.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      select: {
        updatedAt: true,
        autosave: true,
        version: { savedBy: true, reason: true, state: true, headline: true },
      },
      sort: '-updatedAt',
      limit: PER_PAGE,
      page,
      depth: 0,
      overrideAccess: false,
      req,
    }),
    req.payload.findGlobal({ slug: 'site', depth: 0, req }),
  ])
  const versions = docs.map((doc) => ({
    id: doc.id,
    savedAt: doc.updatedAt,
    savedBy: doc.version.savedBy ?? undefined,
    reason: doc.version.reason ?? undefined,
    state: doc.version.state ?? ('draft' as const),
    headline: doc.version.headline,
    isAutosave: 'autosave' in doc && doc.autosave === true,
  }))
  return { versions, pages: totalPages, timeZone }
}
