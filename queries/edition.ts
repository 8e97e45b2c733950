import { sql } from '@payloadcms/db-postgres'
import { readFile } from 'node:fs/promises'
import { ABSENT_PAGES, toAddress } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'
import { NEWS } from '@/lib/news'
import {
  archivePath,
  archivePathOf,
  articlePath,
  authorPath,
  authorsPath,
  correctionsPath,
  correctionsPathOf,
  disclaimerPath,
  followPaths,
  homePath,
  iconPaths,
  llmsPath,
  manifestPath,
  newsSitemapPath,
  pagePath,
  robotsPath,
  sitemapPath,
  sitemapPathOf,
  topicPath,
  topicsPath,
} from '@/lib/urls'
import { countMonths } from './archive'
import { listCorrectionYears } from './corrections'
import { listDisclaimerSlugs } from './disclaimers'
import { FULL } from './lists'
import { openPayload } from './payload'
import { getSite } from './site'

/** What the press has to print, and which release of the code would print it. */
export type EditionView = { release: string; addresses: string[] }

/** Lists and feeds that any article's coming, change or going may change. */
const EVER_CHANGING = [
  homePath,
  archivePath,
  topicsPath,
  authorsPath,
  ...Object.values(followPaths),
  sitemapPath,
  sitemapPathOf(),
  newsSitemapPath,
  llmsPath,
]

const PATHS = { topics: topicPath, authors: authorPath }

/** Every address of the edition: pages, lists, feeds, redirects, what is gone, and the pages for what is not there. */
export async function listAll(): Promise<EditionView> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { rows } = await payload.db.drizzle.execute(sql`
    select 'articles' as kind, slug as name, 0 as total from articles where _status = 'published'
    union all select 'articles', public_slug, 0 from articles where _status <> 'published' and public_slug is not null
    union all select 'pages', slug, 0 from pages where _status = 'published'
    union all select 'pages', public_slug, 0 from pages where _status <> 'published' and public_slug is not null
    union all select 'redirects', "from", 0 from redirects
    union all select 'topics', t.slug, count(*)::int from topics t join articles_rels r on r.topics_id = t.id
      join articles a on a.id = r.parent_id where a._status = 'published' group by t.slug
    union all select 'authors', t.slug, count(*)::int from authors t join articles_rels r on r.authors_id = t.id
      join articles a on a.id = r.parent_id where a._status = 'published' group by t.slug`)
  const found = rows.flatMap((row) => toPaths(String(row['kind']), String(row['name']), Number(row['total'])))
  const months = (await countMonths(timeZone)).flatMap(({ year, month }) => monthPaths(year, month))
  const disclaimers = (await listDisclaimerSlugs()).map((slug) => disclaimerPath(slug))
  const corrections = (await listCorrectionYears(timeZone)).map((year) => correctionsPathOf(year))
  return edition([
    ...disclaimers,
    ...found,
    ...EVER_CHANGING,
    ...months,
    correctionsPath,
    ...corrections,
    robotsPath,
    manifestPath,
    ...Object.values(iconPaths),
    ...Object.values(ABSENT_PAGES),
  ])
}

/** The addresses where these documents (“articles/ID”) belong now; where they were before is what the edition knows. */
export async function listOf(documents: string[]): Promise<EditionView> {
  const addresses = await Promise.all(
    documents.map(async (document) => {
      if (document === NEWS) return [newsSitemapPath]
      const [collection, id = ''] = document.split('/')
      if (!/^[0-9a-f-]{36}$/.test(id)) return []
      switch (collection) {
        case 'articles':
          return listOfArticle(id)
        case 'topics':
        case 'authors':
          return [...(await listOfName(collection, id)), topicsPath, authorsPath, sitemapPathOf(), llmsPath]
        case 'pages':
          return (
            [...(await select(sql`select coalesce(public_slug, slug) as name from pages where id = ${id}`))]
              .map((name) => pagePath(name))
              // The list of corrections links to the policy, if there is one.
              .concat(sitemapPathOf(), llmsPath, correctionsPath)
          )
        case 'disclaimers':
          return [...(await listWordingsOf(sql`d.id = ${id}`)), sitemapPathOf()]
        case 'redirects':
          return select(sql`select "from" as name from redirects where id = ${id}`)
        default:
          return []
      }
    }),
  )
  return edition(addresses.flat())
}

async function edition(addresses: string[]): Promise<EditionView> {
  // What no edition can hold (a redirect from a name too long for a file) is left to the newsroom.
  const holdable = [...new Set(addresses)].filter((address) => toAddress(encodeURI(address)) === address)
  return { release: await getRelease(), addresses: holdable }
}

function toPaths(kind: string, name: string, total: number): string[] {
  switch (kind) {
    case 'articles':
      return [articlePath(name)]
    case 'pages':
      return [pagePath(name)]
    case 'topics':
    case 'authors':
      return [
        PATHS[kind](name),
        ...Array.from({ length: Math.floor(total / FULL) }, (_, index) => PATHS[kind](name, index + 1)),
      ]
    default:
      return [name]
  }
}

/** Year and month of “2014-01”. */
function toMonth(value: unknown): [year: number, month: number] {
  const [year = 0, month = 0] = String(value).split('-').map(Number)
  return [year, month]
}

const monthPaths = (year: number, month: number) => [
  archivePathOf(year),
  archivePathOf(year, month),
  sitemapPathOf(year, month),
]

async function listOfArticle(id: string): Promise<string[]> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { rows } = await payload.db.drizzle.execute(sql`
    select _status, slug, public_slug, coalesce(translation_of_id, id) as original,
      to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month
    from articles where id = ${id}`)
  const [row] = rows
  if (!row) return EVER_CHANGING
  const gone = typeof row['public_slug'] === 'string' ? [articlePath(row['public_slug'])] : []
  if (row['_status'] !== 'published') return [...EVER_CHANGING, ...gone]
  // Pages and sitemaps name translations.
  const { rows: siblings } = await payload.db.drizzle.execute(sql`
    select slug, to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month from articles
    where _status = 'published' and coalesce(translation_of_id, id) = ${row['original']}`)
  return [
    // Before the article, which links to it.
    ...(await listWordingsOf(sql`d.id = (select disclaimer_id from articles where id = ${id})`)),
    articlePath(String(row['slug'])),
    ...siblings.map((sibling) => articlePath(String(sibling['slug']))),
    ...siblings.map((sibling) => sitemapPathOf(...toMonth(sibling['month']))),
    ...EVER_CHANGING,
    ...monthPaths(...toMonth(row['month'])),
    ...(await listPagesWith('topics', id)),
    ...(await listPagesWith('authors', id)),
    ...(await listCorrectionPages(id, timeZone)),
  ]
}

const listWordingsOf = async (condition: ReturnType<typeof sql>) =>
  (await select(sql`select d.slug as name from disclaimers d where ${condition}`)).map((slug) =>
    disclaimerPath(slug),
  )

/** The lists that the article's corrections stand on; from where they stood before, the edition knows. */
async function listCorrectionPages(id: string, timeZone: string): Promise<string[]> {
  const years = await select(sql`
    select distinct to_char(date at time zone ${timeZone}, 'YYYY') as name from articles_corrections where _parent_id = ${id}`)
  return years.length > 0 ? [correctionsPath, ...years.map((year) => correctionsPathOf(Number(year)))] : []
}

/** The lists that carry the article, and of each the full page it stands on; what follows from that, the press finds out. */
async function listPagesWith(collection: 'topics' | 'authors', id: string): Promise<string[]> {
  const payload = await openPayload()
  const column = sql.identifier(`${collection}_id`)
  const { rows } = await payload.db.drizzle.execute(sql`
    select n.slug as name, count(*)::int as total, (count(*) filter (where o.number <= a.number))::int as place
    from articles a join articles_rels r on r.parent_id = a.id join ${sql.identifier(collection)} n on n.id = r.${column}
      join articles_rels other on other.${column} = n.id join articles o on o.id = other.parent_id
    where a.id = ${id} and o._status = 'published' group by n.slug`)
  return rows.flatMap((row) => {
    const toPath = PATHS[collection]
    const name = String(row['name'])
    const page = Math.ceil(Number(row['place']) / FULL)
    return page * FULL <= Number(row['total']) ? [toPath(name), toPath(name, page)] : [toPath(name)]
  })
}

async function listOfName(collection: 'topics' | 'authors', id: string): Promise<string[]> {
  const payload = await openPayload()
  const table = sql.identifier(collection)
  const column = sql.identifier(`${collection}_id`)
  const { rows } = await payload.db.drizzle.execute(sql`
    select n.slug as name, (select count(*)::int from articles_rels r join articles a on a.id = r.parent_id
      where r.${column} = n.id and a._status = 'published') as total
    from ${table} n where n.id = ${id}`)
  return rows.flatMap((row) => toPaths(collection, String(row['name']), Number(row['total'])))
}

async function select(query: ReturnType<typeof sql>): Promise<string[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(query)
  return rows.map((row) => String(row['name']))
}

/** Read once: a build beside a running newsroom does not change the code that this one renders by. */
const build = readFile('.next/BUILD_ID', 'utf8').catch(() => 'development')

/** Every page is printed anew when the code that makes it, or the site's own address, has changed. */
const getRelease = async (): Promise<string> => `${await build} ${readEnvironment().siteUrl}`
