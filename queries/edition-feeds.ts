import { sql } from '@payloadcms/db-postgres'
import { CORRECTIONS_MADE, type FeedScope, feedPathsOf } from '@/lib/feed-scope'
import { isKind, KINDS } from '@/lib/kinds'
import { isNamePath, isSlug } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { getListLanguage, isListed } from './listed'
import { openPayload } from './payload'
import { getSite } from './site'

type Names = 'topics' | 'authors'

/** Every feed but that of everything published. Those of the kinds and languages are there before their first article is. */
export const listFeeds = async (): Promise<string[]> => toPaths(await listScopes())

/** What every one of these feeds is of. */
export async function listScopes(): Promise<FeedScope[]> {
  return [
    CORRECTIONS_MADE,
    ...Object.keys(KINDS)
      .filter(isKind)
      .map((kind) => ({ of: 'kind' as const, kind })),
    ...(await listSpoken()).map((language) => ({ of: 'language' as const, language })),
    ...(await listNameScopes('topics', sql`a._status = 'published'`)),
    ...(await listNameScopes('authors', sql`a._status = 'published'`)),
  ]
}

/** The feeds that an article is in, or would be if it were published. */
export const listFeedsWith = async (id: string): Promise<string[]> => toPaths(await listScopesWith(id))

/** What these feeds are of. */
export async function listScopesWith(id: string): Promise<FeedScope[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(
    sql`select kind::text, language::text, exists (select from articles_corrections where _parent_id = ${id}) as corrected
      from articles where id = ${id}`,
  )
  const own = await getListLanguage(String(rows[0]?.['language']))
  const kinds = rows.map((row) => String(row['kind'])).filter(isKind)
  return [
    ...(rows.some((row) => row['corrected']) ? [CORRECTIONS_MADE] : []),
    ...kinds.map((kind) => ({ of: 'kind' as const, kind })),
    ...(await listSpoken())
      .filter((language) => language === own)
      .map((language) => ({ of: 'language' as const, language })),
    ...(await listNameScopes('topics', sql`a.id = ${id}`)),
    ...(await listNameScopes('authors', sql`a.id = ${id}`)),
  ]
}

/** The feeds of a topic or an author, if a published article carries it. */
export const listFeedsOf = async (collection: Names, id: string): Promise<string[]> =>
  toPaths(await listNameScopes(collection, sql`a._status = 'published' and n.id = ${id}`))

/** The feeds of topics and authors whose lists stood at these addresses, in the site's first language. */
export async function listFeedsAt(paths: string[]): Promise<string[]> {
  const spoken = await listSpoken()
  return paths.filter(isNamePath).flatMap((path) => {
    const [, of, slug = ''] = path.split('/')
    if (!isSlug(slug)) return []
    if (of !== 'topics') return feedPathsOf({ of: 'authors', slug })
    return [undefined, ...spoken].flatMap((language) => feedPathsOf({ of, slug, language }))
  })
}

/** The languages that have feeds of their own; a site of one has none by language, since each would be another's double. */
export async function listSpoken(): Promise<SiteLanguage[]> {
  const { languages } = await getSite()
  return languages.length > 1 ? languages : []
}

const toPaths = (scopes: FeedScope[]): string[] => scopes.flatMap(feedPathsOf)

/** The topics or authors, called `n`, of the articles, called `a`, that meet the condition; topics also by the lists their articles stand in. */
async function listNameScopes(of: Names, condition: ReturnType<typeof sql>): Promise<FeedScope[]> {
  const all = (await listSlugs(of, condition)).map((slug) => ({ of, slug }))
  if (of === 'authors') return all
  const spoken = await Promise.all(
    (await listSpoken()).map(async (language) => {
      const slugs = await listSlugs(of, sql`${condition} and ${await isListed(language)}`)
      return slugs.map((slug) => ({ of, slug, language }))
    }),
  )
  return [...all, ...spoken.flat()]
}

async function listSlugs(of: Names, condition: ReturnType<typeof sql>): Promise<string[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select distinct n.slug as name from ${sql.identifier(of)} n
      join articles_rels r on r.${sql.identifier(`${of}_id`)} = n.id and r.path = ${of}
      join articles a on a.id = r.parent_id
    where ${condition} order by 1`)
  return rows.map((row) => String(row['name']))
}
