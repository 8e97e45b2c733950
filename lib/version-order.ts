import type { PostgresAdapter } from '@payloadcms/db-postgres'

/**
 * Gives no version a time before that of the one it follows. Payload takes the version with the latest time for the newest, and leaves such a one marked as
 * newest beside it: after the machine's clock was put back, each save would have stood on what there was before that, and taken back all since.
 */
export function keepVersionsInOrder(database: PostgresAdapter): Pick<PostgresAdapter, 'createVersion'> {
  const createVersion = database.createVersion.bind(database)
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
  }
}
