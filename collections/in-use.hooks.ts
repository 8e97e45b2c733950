import { sql } from '@payloadcms/db-postgres'
import { APIError, type CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/lib/postgres'

/**
 * What an article refers to cannot be deleted: the article would silently lose its byline, topic, picture or disclaimer.
 * Drafts, versions and bodies count too, since any of them may be published again.
 */
export function refuseWhileInUse(name: string): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const transaction = await transactionOf(req)
    const reference = `%${String(id)}%`
    const { rows } = await transaction.execute(sql`
      select count(*)::int as uses from articles a
      where a.disclaimer_id = ${id} or a.lead_image_id = ${id} or a.body::text like ${reference}
        or exists (select 1 from articles_rels r where r.parent_id = a.id and (r.authors_id = ${id} or r.topics_id = ${id}))
        or exists (select 1 from _articles_v v where v.parent_id = a.id and v.latest
          and (v.version_disclaimer_id = ${id} or v.version_lead_image_id = ${id} or v.version_body::text like ${reference}
            or exists (select 1 from _articles_v_rels r where r.parent_id = v.id and (r.authors_id = ${id} or r.topics_id = ${id}))))`)
    const uses = Number(rows[0]?.['uses'])
    if (uses > 0) {
      throw new APIError(
        `This ${name} is used by ${uses === 1 ? 'an article' : `${uses} articles`}; take it out there first.`,
        409,
      )
    }
  }
}
