import { sql } from '@payloadcms/db-postgres'
import { isLanguage, LANGUAGES } from '@/lib/languages'
import { toYear } from '@/lib/urls'
import type { NameView } from './article.view'
import { type Ask, toArray, type SQL } from './search-database'
import type { FiltersView } from './search.view'

/** Topics and authors to choose from: a form with all of a large newsroom's would be longer than its page. */
const CHOICES = 40

type Field = 'topics' | 'authors'

/**
 * What a question can be narrowed to, years by the days of the time zone. What was chosen is always among it, if anything carries it.
 * All in one question to the database, since each is small and waits as long as a large one.
 */
export async function listFilters(
  ask: Ask,
  timeZone: string,
  chosen: { topic: string | undefined; author: string | undefined },
): Promise<FiltersView> {
  const rows = await ask(sql`
    (select 'years' as part, year::text as name, '' as slug from (
        select min(published_at) as first, max(published_at) as last from article_search) each,
        generate_series(extract(year from first at time zone ${timeZone})::int, extract(year from last at time zone ${timeZone})::int) year
      where exists (select from article_search where published_at >= make_timestamptz(year, 1, 1, 0, 0, 0, ${timeZone})
        and published_at < make_timestamptz(year + 1, 1, 1, 0, 0, 0, ${timeZone})))
    union all (select 'languages', each.language, '' from unnest(${toArray(Object.keys(LANGUAGES))}) each (language)
      where exists (select from article_search s where s.language = each.language))
    union all (${choices('topics', chosen.topic)})
    union all (${choices('authors', chosen.author)})`)
  const byName = (field: Field) => toNames(rows, field).sort((a, b) => a.name.localeCompare(b.name))
  const namesOf = (part: string) =>
    rows.filter((row) => row['part'] === part).map((row) => String(row['name']))
  const languages = new Set(namesOf('languages'))
  return {
    topics: byName('topics'),
    authors: byName('authors'),
    years: namesOf('years')
      .flatMap((name) => toYear(name) ?? [])
      .sort((a, b) => b - a),
    languages: Object.keys(LANGUAGES)
      .filter(isLanguage)
      .filter((language) => languages.has(language)),
  }
}

function choices(field: Field, chosen = ''): SQL {
  const names = sql.identifier(field)
  // Only where not all are shown do they have to be counted. Drafts may be in the count, which is seen by nobody, and published
  // articles alone in what is listed.
  return sql`
    select ${field}, n.name, n.slug from ${names} n
    where ${isCarried(field)}
    order by n.slug = ${chosen} desc,
      case when (select count(*) from ${names}) > ${CHOICES} then
        (select count(*) from articles_rels r where r.${sql.identifier(`${field}_id`)} = n.id and r.path = ${field}) end desc,
      n.name limit ${CHOICES}`
}

/** Whether a published article, “a”, of which that is true carries the topic or author “n”: the first that is found is enough. */
const isCarried = (field: Field, isTrue = sql`true`) => sql`(
  select true from articles_rels r join article_search a on a.article_id = r.parent_id
  where r.${sql.identifier(`${field}_id`)} = n.id and r.path = ${field} and ${isTrue} limit 1)`

/** Topics and authors, on the lists of a language, in whose name each word that was asked for stands or begins one. */
export async function listNamed(ask: Ask, words: string[], listed: SQL): Promise<Record<Field, NameView[]>> {
  if (words.length === 0) return { topics: [], authors: [] }
  const meets = words.map(
    (word) => sql`(' ' || search_fold(n.name)) like '%' || ' ' || search_fold(${word}) || '%'`,
  )
  const named = (field: Field) => sql`
    select ${field} as part, n.name, n.slug from ${sql.identifier(field)} n
    where ${sql.join(meets, sql` and `)} and ${isCarried(field, listed)}
    order by n.name, n.slug limit 5`
  const rows = await ask(
    sql`select * from ((${named('topics')}) union all (${named('authors')})) each order by name, slug`,
  )
  return { topics: toNames(rows, 'topics'), authors: toNames(rows, 'authors') }
}

const toNames = (rows: Record<string, unknown>[], field: Field): NameView[] =>
  rows
    .filter((row) => row['part'] === field)
    .map((row) => ({ name: String(row['name']), slug: String(row['slug']) }))
