import { sql } from '@payloadcms/db-postgres'
import { isLanguage } from '@/lib/languages'
import { noteSource } from '@/lib/sources'
import type { Article } from '@/payload-types'
import type { ArticleView, TranslationView } from './article.view'
import { openPayload } from './payload'
import { toText } from './relation'

type Translation = TranslationView & { id: string; revisedAt: string | undefined }

/** Of a translation: by whom it is, and whether its original has changed since its own words last did. */
export function toTranslation(doc: Article, translations: Translation[]): ArticleView['translation'] {
  if (!doc.translationOf) return undefined
  const original = translations.find(({ isOriginal }) => isOriginal)
  const since = doc.revisedAt ?? doc.publishedAt
  return {
    by: toText(doc.translatedBy),
    original: original && {
      language: original.language,
      slug: original.slug,
      hasChangedSince: Boolean(since && original.revisedAt && new Date(original.revisedAt) > new Date(since)),
    },
  }
}

/** By article, the published ones that translate it or that it translates; each is a source of its page. */
export async function listTranslations(docs: { id: string }[]): Promise<Map<string, Translation[]>> {
  const translations = new Map<string, Translation[]>()
  if (docs.length === 0) return translations
  const payload = await openPayload()
  // Straight from the table, since most articles have none; its condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id as article, t.id, t.language, t.slug, t.id = a.translation_of_id as is_original,
      to_char(t.revised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as revised from articles a join articles t on t.id <> a.id
      and (t.translation_of_id = coalesce(a.translation_of_id, a.id) or t.id = a.translation_of_id)
    where t._status = 'published' and a.id in (${sql.join(
      docs.map(({ id }) => sql`${id}::uuid`),
      sql`, `,
    )}) order by t.language, t.number`)
  for (const row of rows) {
    const [article, id, language] = [String(row['article']), String(row['id']), String(row['language'])]
    noteSource(id)
    if (!isLanguage(language)) continue
    const others = translations.get(article) ?? []
    const slug = String(row['slug'])
    const isOriginal = row['is_original'] === true
    const revisedAt = typeof row['revised'] === 'string' ? row['revised'] : undefined
    translations.set(article, [...others, { id, language, slug, isOriginal, revisedAt }])
  }
  return translations
}
