import { TZDate } from '@date-fns/tz'
import { sql } from '@payloadcms/db-postgres'
import { now } from '@/lib/clock'
import { isKind } from '@/lib/kinds'
import { isLanguage, LANGUAGES } from '@/lib/languages'
import type { SearchQuestion } from '@/lib/search-address'
import { FOUND, toExcerpt } from './excerpt'
import { type Ask, toArray, type SQL } from './search-database'
import type { FoundView } from './search.view'

/** Articles whose order is worked out with all their words, and that are listed; what their headlines rank below these is counted. */
const RANKED = 200
const LISTED = 500

/** Of body, standfirst and headline, for ts_rank; the first is not used. */
const WEIGHTS = sql`'{0, 0.2, 0.5, 1}'::real[]`

/** A new article counts for up to so much more than an old one, half of that after so many days. */
const NEWNESS = { share: 0.4, days: 365 }

/** How each language's articles are asked; in one language, where the question names it. A question of what to leave out finds nothing. */
// “offset 0” has each query worked out once, not wherever it stands.
const askedOf = ({ q, language }: SearchQuestion) => sql`
  asked as materialized (
    select language, query, query && format('''=%s''', language)::tsquery as narrowed
    from (select language, search_query(language, ${q}) as query from unnest(${toArray(
      language ? [language] : Object.keys(LANGUAGES),
    )}) language offset 0) each
    where querytree(query) not in ('', 'T'))`

function narrowing({ topic, author, year }: SearchQuestion, timeZone: string): SQL {
  const startOf = (each: number) => new Date(new TZDate(each, 0, 1, timeZone).getTime()).toISOString()
  const carries = (field: 'topics' | 'authors', slug: string) => sql`
    and exists (select from articles_rels r join ${sql.identifier(field)} n on n.id = r.${sql.identifier(`${field}_id`)}
      where r.parent_id = s.article_id and r.path = ${field} and n.slug = ${slug})`
  return sql.join([
    topic ? carries('topics', topic) : sql``,
    author ? carries('authors', author) : sql``,
    year ? sql` and s.published_at >= ${startOf(year)} and s.published_at < ${startOf(year + 1)}` : sql``,
  ])
}

/** The articles that meet the question: how many, and the first of them by id, the best first. */
export async function rankArticles(
  ask: Ask,
  question: SearchQuestion,
  timeZone: string,
): Promise<{ total: number; ids: string[] }> {
  // Reading all words of ten thousand articles would take too long: the headlines choose those that are ranked by all. These are
  // looked up one by one: the planner takes a join that reads the whole table to be cheaper, which it is not. Materialized, since
  // the order names each rank twice.
  const [row] = await ask(sql`
    with ${askedOf(question)},
    meeting as materialized (
      select s.article_id, s.published_at, a.query, ts_rank(${WEIGHTS}, s.title_vector, a.query) as title,
        1 + ${NEWNESS.share} * exp(-ln(2) / ${NEWNESS.days} * greatest(0, extract(epoch from ${now().toISOString()}::timestamptz - s.published_at)::float8 / 86400)) as newness
      from asked a join article_search s on s.vector @@ a.narrowed ${narrowing(question, timeZone)}),
    promising as (
      select *, row_number() over (order by title * newness desc, published_at desc, article_id) as place from (
        select * from meeting order by title * newness desc, published_at desc, article_id limit ${LISTED}) each),
    ranked as materialized (
      select article_id, published_at, place, case when place <= ${RANKED} then newness * (
        select ts_rank(${WEIGHTS}, s.vector, p.query, 1) from article_search s where s.article_id = p.article_id) end as rank
      from promising p)
    select (select count(*) from meeting)::int as total,
      array(select article_id::text from ranked
        order by rank desc nulls last, case when rank is null then place end, published_at desc, article_id) as ids`)
  const ids = row?.['ids']
  return { total: Number(row?.['total'] ?? 0), ids: Array.isArray(ids) ? ids.map(String) : [] }
}

/** Characters of an article in which an excerpt is looked for. */
const SEARCHED = 20_000

const MARKS = `StartSel=${FOUND.start}, StopSel=${FOUND.end}`

/** The articles in their order, with what was asked for marked in headline and excerpt; one withdrawn meanwhile is left out. */
export async function listFound(ask: Ask, question: SearchQuestion, ids: string[]): Promise<FoundView[]> {
  if (ids.length === 0) return []
  // Bylines straight from the tables: Payload would take as long for them as the excerpts; the condition is that of publishedOwnOrEditors.
  const rows = await ask(sql`
    with ${askedOf(question)},
    marked as materialized (
      select s.article_id, s.headline, s.words, s.folded,
        ts_headline(search_configuration(s.language), search_fold(s.headline), a.query, ${`${MARKS}, HighlightAll=true`}) as marked_headline,
        ts_headline(search_configuration(s.language), left(s.folded, ${SEARCHED}), a.query, ${`${MARKS}, MinWords=20, MaxWords=40`}) as marked_words
      from article_search s join asked a using (language)
      where s.article_id in (select unnest(${toArray(ids)})::uuid)),
    placed as (select *, translate(marked_words, ${FOUND.start + FOUND.end}, '') as plain from marked)
    select article_id as id, slug, kind, language, p.headline, marked_headline, marked_words,
      case when place > 0 then substr(words, place, length(plain)) else '' end as words,
      left(folded, place - 1) ~ '\\S' as is_begun, substr(folded, place + length(plain)) ~ '\\S' as is_cut,
      to_char(coalesce(first_published_at, published_at, created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as first,
      array(select array[n.name, n.slug]::text[] from articles_rels r join authors n on n.id = r.authors_id
        where r.parent_id = a.id and r.path = 'authors' order by r.order) as authors
    from placed p cross join strpos(folded, plain) place join articles a on a.id = p.article_id where a._status = 'published'`)
  const found = new Map(rows.map((row) => [String(row['id']), toFound(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

function toFound(row: Record<string, unknown>): FoundView | undefined {
  const [language, kind, authors] = [String(row['language']), String(row['kind']), row['authors']]
  if (!isLanguage(language) || !isKind(kind)) return undefined
  return {
    slug: String(row['slug']),
    kind,
    language,
    authors: Array.isArray(authors)
      ? authors.map(([name, slug]: unknown[]) => ({ name: String(name), slug: String(slug) }))
      : [],
    firstPublishedAt: String(row['first']),
    headline: toExcerpt(String(row['marked_headline']), String(row['headline'])),
    excerpt: toExcerpt(String(row['marked_words']), String(row['words']), {
      before: row['is_begun'] === true,
      after: row['is_cut'] === true,
    }),
  }
}
