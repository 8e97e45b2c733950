import { sql } from '@payloadcms/db-postgres'
import { isLanguage, LANGUAGES } from '@/lib/languages'
import { toYear } from '@/lib/urls'
import type { NameView } from './article.view'
import { type Ask, toArray, type SQL } from './search-database'
import type { FiltersView } from './search.view'

/** Topics and authors to choose from: a form with all of a large newsroom's would be longer than its page. */
const CHOICES = 40

/** What a question can be narrowed to, years by the days of the time zone. What was chosen is always among it, if anything carries it. */
export async function listFilters(
  ask: Ask,
  timeZone: string,
  chosen: { topic: string | undefined; author: string | undefined },
): Promise<FiltersView> {
  const years = await ask(sql`
    select year from (select min(published_at) as first, max(published_at) as last from article_search) each,
      generate_series(extract(year from first at time zone ${timeZone})::int, extract(year from last at time zone ${timeZone})::int) year
    where exists (select from article_search where published_at >= make_timestamptz(year, 1, 1, 0, 0, 0, ${timeZone})
      and published_at < make_timestamptz(year + 1, 1, 1, 0, 0, 0, ${timeZone}))
    order by 1 desc`)
  const languages = await ask(sql`
    select language from unnest(${toArray(Object.keys(LANGUAGES))}) with ordinality each (language, place)
    where exists (select from article_search s where s.language = each.language) order by place`)
  return {
    topics: await listChoices(ask, 'topics', chosen.topic),
    authors: await listChoices(ask, 'authors', chosen.author),
    years: years.flatMap((row) => toYear(String(row['year'])) ?? []),
    languages: languages.map((row) => String(row['language'])).filter(isLanguage),
  }
}

async function listChoices(ask: Ask, field: 'topics' | 'authors', chosen = ''): Promise<NameView[]> {
  const id = sql.identifier(`${field}_id`)
  // Drafts may be in the count, which is seen by nobody, and published articles alone in what is listed.
  const rows = await ask(sql`
    select n.name, n.slug from (
      select ${id} as id, count(*) as articles from articles_rels where path = ${field} group by 1) each
    join ${sql.identifier(field)} n using (id)
    where ${isCarried(field)}
    order by n.slug = ${chosen} desc, articles desc, n.name limit ${CHOICES}`)
  return toNames(rows).sort((a, b) => a.name.localeCompare(b.name))
}

/** Whether a published article, “a”, of which that is true carries the topic or author “n”. */
const isCarried = (field: 'topics' | 'authors', isTrue = sql`true`) => sql`exists (
  select from articles_rels r where r.${sql.identifier(`${field}_id`)} = n.id and r.path = ${field}
    and exists (select from article_search a where a.article_id = r.parent_id and ${isTrue}))`

/** Topics or authors, on the lists of a language, in whose name each word that was asked for stands or begins one. */
export async function listNamed(
  ask: Ask,
  field: 'topics' | 'authors',
  words: string[],
  listed: SQL,
): Promise<NameView[]> {
  if (words.length === 0) return []
  const meets = words.map(
    (word) => sql`(' ' || search_fold(n.name)) like '%' || ' ' || search_fold(${word}) || '%'`,
  )
  const rows = await ask(sql`
    select n.name, n.slug from ${sql.identifier(field)} n
    where ${sql.join(meets, sql` and `)} and ${isCarried(field, listed)}
    order by n.name, n.slug limit 5`)
  return toNames(rows)
}

const toNames = (rows: Record<string, unknown>[]): NameView[] =>
  rows.map((row) => ({ name: String(row['name']), slug: String(row['slug']) }))
