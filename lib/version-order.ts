import type { PostgresAdapter } from '@payloadcms/db-postgres'

/**
 * Gives no version a time before that of the one it follows. Payload takes the version with the latest time for the newest, and leaves such a one marked as
 * newest beside it: after the machine's clock was put back, each save would have stood on what there was before that, and taken back all since.
 */
export function keepVersionsInOrder(
  database: PostgresAdapter,
): Pick<PostgresAdapter, 'createVersion' | 'updateVersion'> {
  const createVersion = database.createVersion.bind(database)
  const updateVersion = database.updateVersion.bind(database)
  return {
    async createVersion(args) {
      const { collectionSlug: collection, parent, req, updatedAt } = args
      const { docs } = await database.findVersions({
        collection,
        where: { parent: { equals: parent } },
        sort: '-updatedAt',
        limit: 1,
        pagination: false,
        select: { updatedAt: true },
        ...(req ? { req } : {}),
      })
      const last = docs[0] ? Date.parse(docs[0].updatedAt) : -Infinity
      return createVersion({
        ...args,
        updatedAt: Date.parse(updatedAt) > last ? updatedAt : new Date(last + 1).toISOString(),
      })
    },
    /** What saves by itself is written over the version that it wrote before, which keeps its place. */
    async updateVersion(args) {
      const { collection, id, req, versionData } = args
      const wanted = versionData.updatedAt
      if (id === undefined || typeof wanted !== 'string') return updateVersion(args)
      const { docs } = await database.findVersions({
        collection,
        where: { id: { equals: id } },
        limit: 1,
        pagination: false,
        select: { updatedAt: true },
        ...(req ? { req } : {}),
      })
      const stood = docs[0]?.updatedAt ?? wanted
      const updatedAt = Date.parse(wanted) > Date.parse(stood) ? wanted : stood
      return updateVersion({ ...args, versionData: { ...versionData, updatedAt } })
    },
  }
}
