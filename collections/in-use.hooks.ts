import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/lib/postgres'
import { Refusal } from './refusal'
import { listUses, nameUse, type Uses } from './uses'

/** Uses that a refusal names. */
const NAMED = 3

/**
 * What something refers to cannot be deleted: an article would silently lose its byline, topic, picture or disclaimer, a
 * page its picture. The row is locked first: whoever just now refers to it either is found here, or finds it gone.
 */
export function refuseWhileInUse(name: string): CollectionBeforeDeleteHook {
  return async ({ collection, id, req }) => {
    const transaction = await transactionOf(req)
    await transaction.execute(
      sql`select from ${sql.identifier(collection.slug)} where id::text = ${String(id)} for update`,
    )
    const uses = await listUses(String(id), NAMED, req)
    if (uses.total === 0) return
    throw new Refusal(`This ${name} is in use by ${nameUses(uses)}: take it out there first.`, 409)
  }
}

function nameUses({ total, newest }: Uses): string {
  const names = newest.map(nameUse)
  if (total > names.length) return `${names.join(', ')} and ${total - names.length} more`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : names.join('')
}
