import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { isId } from '@/lib/ids'
import { transactionOf } from '@/lib/postgres'
import { STATES } from './articles/states'

const useSchema = z.object({
  what: z.enum(['article', 'page', 'author', 'topic', 'site']),
  id: z.string(),
  title: z.string().nullable(),
  state: z.string().nullable(),
})

/** Something that shows or names a document; an article's state in words. */
export type Use = {
  what: z.infer<typeof useSchema>['what']
  id: string
  title: string
  state: string | undefined
}

export type Uses = { total: number; newest: Use[] }

/**
 * What uses the document: articles and pages, by what readers see of them and by their newest draft, authors, topics and the
 * site's settings; those changed last come first. Versions before the newest do not count.
 */
export async function listUses(id: string, most: number, req: PayloadRequest): Promise<Uses> {
  if (!isId(id)) return { total: 0, newest: [] }
  const transaction = await transactionOf(req)
  const reference = `%${id}%`
  const { rows } = await transaction.execute(sql`
    with found as (
      select 'article' as what, a.id from articles a
        where a.disclaimer_id = ${id} or a.lead_image_id = ${id} or a.body::text like ${reference}
      union select 'article', r.parent_id from articles_rels r
        where r.authors_id = ${id} or r.topics_id = ${id}
      union select 'article', v.parent_id from _articles_v v where v.latest
        and (v.version_disclaimer_id = ${id} or v.version_lead_image_id = ${id} or v.version_body::text like ${reference})
      union select 'article', v.parent_id from _articles_v v join _articles_v_rels r on r.parent_id = v.id
        where v.latest and (r.authors_id = ${id} or r.topics_id = ${id})
      union select 'page', p.id from pages p where p.body::text like ${reference}
      union select 'page', v.parent_id from _pages_v v where v.latest and v.version_body::text like ${reference}
      union select 'author', a.id from authors a where a.portrait_id = ${id}
      union select 'topic', t.id from topics t where t.picture_id = ${id}
      union select 'site', s.id from site s where s.default_disclaimer_id = ${id})
    select what, found.id, title, state, count(*) over ()::int as total from found left join lateral (
      select v.version_headline as title, v.version_state::text as state, v.updated_at as changed
        from _articles_v v where what = 'article' and v.parent_id = found.id and v.latest
      union all select v.version_title, null, v.updated_at
        from _pages_v v where what = 'page' and v.parent_id = found.id and v.latest
      union all select a.name, null, a.updated_at from authors a where what = 'author' and a.id = found.id
      union all select t.name, null, t.updated_at from topics t where what = 'topic' and t.id = found.id
      limit 1) named on true
    order by changed desc nulls last, found.id limit ${most}`)
  return { total: Number(rows[0]?.['total'] ?? 0), newest: rows.map((row) => toUse(useSchema.parse(row))) }
}

/** Whether a published article, or a page, or what stands beside them, shows the document. */
export async function isPublic(id: string, req: PayloadRequest): Promise<boolean> {
  const reference = `%${id}%`
  const transaction = await transactionOf(req)
  const { rows } = await transaction.execute(sql`
    select from articles a where a._status = 'published'
      and (a.disclaimer_id = ${id} or a.lead_image_id = ${id} or a.body::text like ${reference})
    union all select from articles a join articles_rels r on r.parent_id = a.id
      where a._status = 'published' and (r.authors_id = ${id} or r.topics_id = ${id})
    union all select from pages p where p._status = 'published' and p.body::text like ${reference}
    union all select from authors n where n.portrait_id = ${id}
    union all select from topics n where n.picture_id = ${id}
    limit 1`)
  return rows.length > 0
}

function toUse({ what, id, title, state }: z.infer<typeof useSchema>): Use {
  const words = Object.entries(STATES).find(([name]) => name === state)?.[1]
  return { what, id, title: title?.trim() ? title : 'without a title', state: words }
}

const NAMES: Record<Use['what'], string> = {
  article: 'article',
  page: 'page',
  author: 'author',
  topic: 'topic',
  site: 'settings of the site',
}

/** “the article “A””, “the settings of the site”. */
export const nameUse = ({ what, title }: Use): string =>
  what === 'site' ? `the ${NAMES.site}` : `the ${NAMES[what]} “${title}”`
