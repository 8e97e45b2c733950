import { sql } from '@payloadcms/db-postgres'
import { EVERYTHING_PUBLISHED, feedPath, FORMATS, type FeedScope } from '@/lib/feed-scope'
import type { SiteLanguage } from '@/lib/words'
import { listScopes, listScopesWith, listSpoken } from './edition-feeds'
import { ARCHIVE, countClosed, findPlace } from './feed-sequence'
import { isListed } from './listed'
import { openPayload } from './payload'

/** Every archive of every feed. */
export async function listArchives(): Promise<string[]> {
  const few = [EVERYTHING_PUBLISHED, ...(await listScopes())].filter(
    (scope) => hasArchives(scope) && !('slug' in scope),
  )
  const spoken = await listSpoken()
  const closed = await Promise.all([
    ...few.map(async (scope) => [{ scope, closed: await countClosedOf(scope) }]),
    countClosedOfNames('authors'),
    ...[undefined, ...spoken].map((language) => countClosedOfNames('topics', language)),
  ])
  return closed
    .flat()
    .flatMap(({ scope, closed: last }) => listUpTo(last).flatMap((n) => archivePaths(scope, n)))
}

/** The archives that the article stands in, if it is old enough; what they draw after them, the press finds out. */
export async function listArchivesWith(id: string): Promise<string[]> {
  if (await isNew(id)) return []
  const scopes = [EVERYTHING_PUBLISHED, ...(await listScopesWith(id)).filter(hasArchives)]
  const archives = await Promise.all(
    scopes.map(async (scope) => {
      const { place, total } = await findPlace(scope, id)
      const number = Math.ceil(place / ARCHIVE)
      return number > 0 && number <= countClosed(total) ? archivePaths(scope, number) : []
    }),
  )
  return archives.flat()
}

const archivePaths = (scope: FeedScope, number: number): string[] =>
  FORMATS.map((format) => feedPath(scope, format, number))

const hasArchives = ({ of }: FeedScope): boolean => of !== 'corrections'

const listUpTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

type Closed = { scope: FeedScope; closed: number }

/** The same for all topics or authors in one reading: there may be hundreds. */
async function countClosedOfNames(of: 'topics' | 'authors', language?: SiteLanguage): Promise<Closed[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select n.slug, count(*)::int as total from ${sql.identifier(of)} n
      join articles_rels r on r.${sql.identifier(`${of}_id`)} = n.id and r.path = ${of}
      join articles a on a.id = r.parent_id
    where a.number is not null and ${language ? await isListed(language) : sql`true`} group by n.slug`)
  return rows.map(({ slug, total }) => ({
    scope: { of, slug: String(slug), language },
    closed: countClosed(Number(total)),
  }))
}

const countClosedOf = async (scope: FeedScope): Promise<number> =>
  countClosed((await findPlace(scope, NONE)).total)

/** No document has this id. */
const NONE = '00000000-0000-0000-0000-000000000000'

/** Whether so few articles came out after it that no feed can have closed an archive with it. */
async function isNew(id: string): Promise<boolean> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select count(*)::int as newer from articles where number > (select number from articles where id = ${id})`)
  return Number(rows[0]?.['newer'] ?? 0) < ARCHIVE
}
