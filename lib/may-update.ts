import type { PayloadRequest } from 'payload'
import { isId } from './ids'

/** A document, or something that the site has once. */
export type Target = { collection: string; id: unknown } | { global: string }

/** Whether the account that asks may change it, by its own rule of access; nobody may change what is not there. */
export async function mayUpdate(target: Target, req: PayloadRequest): Promise<boolean> {
  const { collections, globals } = req.payload.config
  if ('global' in target) {
    const site = globals.find(({ slug }) => slug === target.global)
    return site ? (await site.access.update({ req })) !== false : false
  }
  const { id } = target
  const collection = collections.find(({ slug }) => slug === target.collection)
  if (!collection || !isId(id)) return false
  const verdict = await collection.access.update({ id, req })
  if (verdict === false) return false
  const where = { and: [{ id: { equals: id } }, ...(verdict === true ? [] : [verdict])] }
  return (await req.payload.count({ collection: collection.slug, where, req })).totalDocs > 0
}
