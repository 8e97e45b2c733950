import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { transactionOf } from '@/lib/postgres'
import { hasRole } from './access'
import { Refusal } from './refusal'

/**
 * What published articles show is changed by publishers: a byline, a topic, a disclaimer, a picture and its words go before readers at
 * once, with no approval between. Editors change what only drafts name.
 */
export function leaveToPublishers(name: string): CollectionBeforeValidateHook<{ id: string }> {
  return async ({ operation, originalDoc, req }) => {
    if (operation !== 'update' || !originalDoc || !req.user || hasRole(req, 'publisher')) return
    if (await isPublic(originalDoc.id, req))
      throw new Refusal(`Readers have this ${name}: ask a publisher to change it.`, 403)
  }
}

/** Whether a published article, or a page, or what stands beside them, shows the document. */
async function isPublic(id: string, req: PayloadRequest): Promise<boolean> {
  const reference = `%${id}%`
  const { rows } = await (
    await transactionOf(req)
  ).execute(sql`
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
