import { sql } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import type { SiteLanguage } from '@/lib/words'
import { getSite } from './site'

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

/** The language of the lists that an article in `language` stands in. */
export async function getListLanguage(language: string): Promise<SiteLanguage> {
  const { languages } = await getSite()
  const [first = 'en'] = languages
  return languages.find((each) => each === language) ?? first
}

async function placeOf(language: SiteLanguage) {
  const [first, ...others] = (await getSite()).languages
  return { isFirst: language === first, others }
}
