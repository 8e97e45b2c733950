import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/lib/postgres'
import { Refusal } from './refusal'

/**
 * What something refers to cannot be deleted: an article would silently lose its byline, topic, picture or disclaimer, a
 * page its picture. What readers see counts, and the newest draft of it; versions before that do not.
 */
export function refuseWhileInUse(name: string): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const transaction = await transactionOf(req)
    const reference = `%${String(id)}%`
    const { rows } = await transaction.execute(sql`
      select what, count(distinct document)::int as uses from (
        select 'article' as what, a.id as document from articles a
          where a.disclaimer_id = ${id} or a.lead_image_id = ${id} or a.body::text like ${reference}
        union all select 'article', r.parent_id from articles_rels r where r.authors_id = ${id} or r.topics_id = ${id}
        union all select 'article', v.parent_id from _articles_v v where v.latest
          and (v.version_disclaimer_id = ${id} or v.version_lead_image_id = ${id} or v.version_body::text like ${reference})
        union all select 'article', v.parent_id from _articles_v v join _articles_v_rels r on r.parent_id = v.id
          where v.latest and (r.authors_id = ${id} or r.topics_id = ${id})
        union all select 'page', p.id from pages p where p.body::text like ${reference}
        union all select 'page', v.parent_id from _pages_v v where v.latest and v.version_body::text like ${reference}
        union all select 'author', a.id from authors a where a.portrait_id = ${id}
        union all select 'topic', t.id from topics t where t.picture_id = ${id}
        union all select 'site setting', s.id from site s where s.default_disclaimer_id = ${id}) uses
      group by what order by what`)
    if (rows.length === 0) return
    const uses = rows
      .map(({ what, uses }) => `${String(uses)} ${String(what)}${uses === 1 ? '' : 's'}`)
      .join(', ')
    throw new Refusal(`This ${name} is in use by ${uses}: take it out there first.`, 409)
  }
}
