import { sql } from '@payloadcms/db-postgres'
import { isKind } from '@/lib/kinds'
import { isLanguage } from '@/lib/languages'
import { noteSource } from '@/lib/sources'
import { articlePath } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import type { ArticleLink, SurroundingsView } from './article.view'
import { isListed, listIds } from './listed'
import { openPayload } from './payload'
import { isPresent } from './relation'

/** Related articles on a page, and how many of each topic they are chosen from. */
const RELATED = 3

/** An article as it stands in the lists of a language; `siblings` are its translations. */
type Place = { id: string; number: number; language: SiteLanguage; topics: string[]; siblings: string[] }

/**
 * What a reader may go on with: the articles before and after it in the language's lists, and those related by topic. These are
 * chosen from the nearest three before it in each of its topics, and only where these are fewer than three, from the nearest three
 * after it: so what comes out today is put on no page but the last one's, and an article's return on a few. Every
 * candidate is a source of the page, shown or not.
 */
export async function getSurroundings(place: Place): Promise<SurroundingsView> {
  const { id, number, language, topics, siblings } = place
  const lists = await Promise.all(topics.map((topic) => listIds('topics', topic, language)))
  const candidates = listCandidates(id, lists)
  const found = await find(number, language, candidates)
  for (const each of [...candidates, ...found.map(({ id }) => id)]) noteSource(each)
  const countShared = (other: string) => lists.filter((ids) => ids.includes(other)).length
  // The latest of the earlier ones first, then the earliest of the later ones.
  const toRank = (other: number) => (other < number ? -other : other)
  const related = found
    .filter((each) => each.place === 'related' && !siblings.includes(each.id))
    .map((each) => ({ ...each, shared: countShared(each.id) }))
    .sort((a, b) => b.shared - a.shared || toRank(a.number) - toRank(b.number))
    .slice(0, RELATED)
  const at = (name: Found['place']) => found.find((each) => each.place === name)?.link
  return { previous: at('previous'), next: at('next'), related: related.map(({ link }) => link) }
}

function listCandidates(id: string, lists: string[][]): string[] {
  const near = (take: (ids: string[], at: number) => string[]) => [
    ...new Set(
      lists.flatMap((ids) => {
        const at = ids.indexOf(id)
        return at < 0 ? [] : take(ids, at)
      }),
    ),
  ]
  const before = near((ids, at) => ids.slice(Math.max(0, at - RELATED), at))
  if (before.length >= RELATED) return before
  return [...new Set([...before, ...near((ids, at) => ids.slice(at + 1, at + 1 + RELATED))])]
}

type Found = { place: 'previous' | 'next' | 'related'; id: string; number: number; link: ArticleLink }

async function find(number: number, language: SiteLanguage, candidates: string[]): Promise<Found[]> {
  const payload = await openPayload()
  const listed = await isListed(language)
  // Straight from the table, for every article has a page like this; the condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    with near as (
      (select 'previous' as place, a.* from articles a
        where a._status = 'published' and ${listed} and a.number < ${number} order by a.number desc limit 1)
      union all (select 'next', a.* from articles a
        where a._status = 'published' and ${listed} and a.number > ${number} order by a.number limit 1)
      union all select 'related', a.* from articles a
        where a._status = 'published' and a.id = any(${sql.param(candidates)}::uuid[]))
    select place, id, number, slug, headline, kind, language, to_char(
      coalesce(first_published_at, published_at, created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as first
    from near`)
  return rows.map(toFound).filter(isPresent)
}

function toFound(row: Record<string, unknown>): Found | undefined {
  const [language, kind, place] = [String(row['language']), String(row['kind']), row['place']]
  if (!isLanguage(language) || !isKind(kind)) return undefined
  return {
    place: place === 'previous' || place === 'next' ? place : 'related',
    id: String(row['id']),
    number: Number(row['number']),
    link: {
      slug: String(row['slug']),
      headline: String(row['headline']),
      kind,
      language,
      firstPublishedAt: String(row['first']),
    },
  }
}

/**
 * The pages on which a published article may come to stand as related, or as the one before or after; those where it stood, the
 * edition knows. Earlier articles look ahead only while there are fewer than three before them in a topic.
 */
export async function listSurrounding({
  id,
  number,
  language,
  topics,
}: Omit<Place, 'siblings'>): Promise<string[]> {
  const lists = await Promise.all(topics.map((topic) => listIds('topics', topic, language)))
  const around = lists.flatMap((ids) => {
    const at = ids.indexOf(id)
    if (at < 0) return []
    return [
      ...ids.slice(Math.max(0, at - RELATED), at).filter((each) => ids.indexOf(each) < RELATED),
      ...ids.slice(at + 1, at + 1 + RELATED),
    ]
  })
  const found = await find(number, language, [...new Set(around)])
  return [...new Set(found.map(({ link }) => articlePath(link.slug)))]
}
