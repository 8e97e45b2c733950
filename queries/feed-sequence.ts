import { sql } from '@payloadcms/db-postgres'
import { now } from '@/lib/clock'
import type { FeedScope } from '@/lib/feed-scope'
import { toGoneFor } from '@/lib/gone'
import { isLanguage } from '@/lib/languages'
import { WITHDRAWN_LASTS } from '@/lib/news'
import { noteSource } from '@/lib/sources'
import type { WithdrawnView } from './feed.view'
import { isListed } from './listed'
import { openPayload } from './payload'

/**
 * Articles in an archive of a feed (RFC 5005, section 4). A feed is a sequence: every article that ever came out in its scope, by
 * publication number. It is cut from the oldest, so that an archive is closed for ever; the feed itself holds what comes after
 * the last archive, which is as many again, and up to one fewer than twice as many.
 */
export const ARCHIVE = 20

/** A feed, or an archive of it: its published articles, newest first, and the number of the archive before it. */
export type FeedPart = { ids: string[]; previous: number | undefined }

/** How many archives are closed once so many articles have come out. */
export const countClosed = (total: number): number => Math.max(0, Math.floor(total / ARCHIVE) - 1)

/**
 * The feed, or the archive of that number; undefined where that one is not closed yet. What came back of late is in the feed as well:
 * whoever was told of its withdrawal looks at nothing else.
 */
export async function readPart(scope: FeedScope, archive?: number): Promise<FeedPart | undefined> {
  const payload = await openPayload()
  const since = new Date(now().getTime() - WITHDRAWN_LASTS).toISOString()
  // Withdrawn articles keep their places: what came after them does not move.
  const { rows } = await payload.db.drizzle.execute(sql`
    with sequence as (
      select a.id, a._status = 'published' as is_shown, a.returned_at, row_number() over (order by a.number) as place,
        greatest(0, count(*) over () / ${ARCHIVE} - 1)::int as closed
      from articles a where a.number is not null and ${await isWithin(scope)})
    select id, is_shown, closed from sequence
    where ${
      archive === undefined
        ? sql`place > closed * ${ARCHIVE} or (is_shown and returned_at > ${since}::timestamptz)`
        : sql`place > ${(archive - 1) * ARCHIVE} and place <= ${archive * ARCHIVE} and closed >= ${archive}`
    }
    order by place desc`)
  if (archive !== undefined && rows.length === 0) return undefined
  // Also of what is not shown: it may come back.
  for (const row of rows) noteSource(String(row['id']))
  const previous = archive === undefined ? Number(rows[0]?.['closed'] ?? 0) : archive - 1
  return {
    ids: rows.flatMap((row) => (row['is_shown'] ? [String(row['id'])] : [])),
    previous: previous > 0 ? previous : undefined,
  }
}

/** Where in the feed's sequence the article stands, from 1, and how many have come out. */
export async function findPlace(scope: FeedScope, id: string): Promise<{ place: number; total: number }> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select count(*)::int as total,
      (count(*) filter (where a.number <= (select number from articles where id = ${id})))::int as place
    from articles a where a.number is not null and ${await isWithin(scope)}`)
  return { place: Number(rows[0]?.['place'] ?? 0), total: Number(rows[0]?.['total'] ?? 0) }
}

/** Withdrawals that a feed tells of, the newest: many articles may be taken down at once. */
const TOLD = 100

/** What was withdrawn of late in the scope, the newest first: whoever follows the feed may hold a copy. */
export async function listWithdrawn(scope: FeedScope): Promise<WithdrawnView[]> {
  const payload = await openPayload()
  const since = new Date(now().getTime() - WITHDRAWN_LASTS)
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id, a.permanent_id, a.public_slug, a.language::text, a.gone_for::text,
      to_char(a.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as moment
    from articles a where a._status <> 'published' and a.number is not null
      and a.withdrawn_at > ${since.toISOString()}::timestamptz and ${await isWithin(scope)}
    order by a.withdrawn_at desc, a.number desc limit ${TOLD}`)
  return rows.map((row) => {
    noteSource(String(row['id']))
    const language = String(row['language'])
    return {
      permanentId: String(row['permanent_id']),
      language: isLanguage(language) ? language : 'en',
      // Where no page says why any more, neither does the feed.
      goneFor: typeof row['public_slug'] === 'string' ? toGoneFor(row['gone_for']) : undefined,
      withdrawnAt: String(row['moment']),
    }
  })
}

/** The condition of an article, called `a`, being in the feed. */
async function isWithin(scope: FeedScope): Promise<ReturnType<typeof sql>> {
  switch (scope.of) {
    case 'all':
    case 'corrections':
      return sql`true`
    case 'kind':
      return sql`a.kind::text = ${scope.kind}`
    case 'language':
      return isListed(scope.language)
    case 'topics':
    case 'authors': {
      const { of, slug, language } = scope
      return sql`exists (
        select from articles_rels r join ${sql.identifier(of)} n on n.id = r.${sql.identifier(`${of}_id`)}
        where r.parent_id = a.id and r.path = ${of} and n.slug = ${slug}) and ${language ? await isListed(language) : sql`true`}`
    }
  }
}
