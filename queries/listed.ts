import { sql } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import { cache } from 'react'
import { shareInBatch } from '@/lib/sources'
import type { SiteLanguage } from '@/lib/words'
import { openPayload } from './payload'
import { getFurtherLanguages, getLocale } from './site'

/**
 * Which articles the lists of a language hold: those in it. The first language's hold all besides that have no lists of
 * their own, so that everything published stands in one.
 */
export async function whereListed(language: SiteLanguage): Promise<Where> {
  const { isFirst, others } = await placeOf(language)
  if (!isFirst) return { language: { equals: language } }
  return others.length > 0 ? { language: { not_in: others } } : {}
}

/** The same as a condition on the table of articles, called `a`. */
export async function isListed(language: SiteLanguage): Promise<ReturnType<typeof sql>> {
  const { isFirst, others } = await placeOf(language)
  if (!isFirst) return sql`a.language::text = ${language}`
  return sql`a.language::text <> all(${sql.param(others)}::text[])`
}

/** The published articles in the language's lists that carry the topic or author, by publication number; the pages of a batch ask the database once. */
export const listIds = cache(
  shareInBatch(async (field: 'authors' | 'topics', id: string, language: SiteLanguage): Promise<string[]> => {
    const payload = await openPayload()
    const listed = await isListed(language)
    // Payload would join and sort every article for each page of the list; the condition is that of publishedOwnOrEditors.
    const { rows } = await payload.db.drizzle.execute(sql`
      select a.id from articles a join articles_rels r on r.parent_id = a.id
      where r.${sql.identifier(`${field}_id`)} = ${id} and r.path = ${field} and a._status = 'published' and ${listed}
      group by a.id order by a.number`)
    return rows.map((row) => String(row['id']))
  }),
)

/** The language of the lists that an article in `language` stands in. */
export const getListLanguage = async (language: string): Promise<SiteLanguage> =>
  (await getLocale(language)).language

async function placeOf(language: SiteLanguage) {
  const [first, others] = await Promise.all([getLocale(), getFurtherLanguages()])
  return { isFirst: language === first.language, others }
}
