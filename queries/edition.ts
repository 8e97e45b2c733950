import { sql } from '@payloadcms/db-postgres'
import { readFile } from 'node:fs/promises'
import { ABSENT_PAGES, toAddress } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'
import { NEWS } from '@/lib/news'
import { listArchives, listArchivesWith } from './edition-archives'
import { listFeeds, listFeedsAt, listFeedsOf, listFeedsWith } from './edition-feeds'
import {
  articlePath,
  authorsPath,
  disclaimerPath,
  followPath,
  iconPaths,
  llmsPath,
  manifestPath,
  newsSitemapPath,
  offlinePath,
  opmlPath,
  pagePath,
  robotsPath,
  securityPath,
  sitemapPathOf,
  topicsPath,
} from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { countAllMonths } from './archive'
import { listAllBeside, listBeside, listBesideOf } from './beside'
import { listDisclaimerSlugs } from './disclaimers'
import {
  EVER_CHANGING,
  inLanguage,
  listCorrectionLists,
  listEverChanging,
  listLists,
  listListsWith,
  listPagesOf,
  listInOthers,
} from './edition-lists'
import { getListLanguage } from './listed'
import { openPayload } from './payload'
import { getSite } from './site'
import { listSurrounding } from './surroundings'

/** What the press has to print, and which release of the code would print it. */
export type EditionView = { release: string; addresses: string[] }

/** Every address of the edition: pages, lists, feeds, redirects, what is gone, and the pages for what is not there. */
export async function listAll(): Promise<EditionView> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select 'articles' as kind, slug as name from articles where _status = 'published'
    union all select 'articles', public_slug from articles where _status <> 'published' and public_slug is not null
    union all select 'pages', slug from pages where _status = 'published'
    union all select 'pages', public_slug from pages where _status <> 'published' and public_slug is not null
    union all select 'redirects', "from" from redirects`)
  const redirected = rows.flatMap(({ kind, name }) => (kind === 'redirects' ? [String(name)] : []))
  const months = await countAllMonths((await getSite()).timeZone)
  return edition([
    ...(await listDisclaimerSlugs()).map((slug) => disclaimerPath(slug)),
    ...rows.map((row) => toPath(String(row['kind']), String(row['name']))),
    ...(await listInOthers(redirected)),
    ...(await listFeedsAt(
      await select(
        sql`select "from" as name from redirects where kind::text = 'moved' and "to" ~ '^/(topics|authors)/[^/]+$'`,
      ),
    )),
    ...(await listAllBeside()),
    ...(await inEach(listLists)),
    ...EVER_CHANGING,
    ...(await listFeeds()),
    ...(await listArchives()),
    ...months.map(({ year, month }) => sitemapPathOf(year, month)),
    robotsPath,
    securityPath,
    manifestPath,
    ...Object.values(iconPaths),
    ...Object.values(ABSENT_PAGES),
  ])
}

/** What `list` gives for each language that has lists. */
async function inEach(list: (language: SiteLanguage) => Promise<string[]>): Promise<string[]> {
  const { languages } = await getSite()
  return (await Promise.all(languages.map(list))).flat()
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
          return [
            ...(await inEach((language) => listPagesOf(collection, id, language))),
            ...(await inEach((language) =>
              inLanguage(language, [topicsPath, authorsPath, followPath, opmlPath]),
            )),
            ...(await listFeedsOf(collection, id)),
            sitemapPathOf(),
            llmsPath,
          ]
        case 'pages':
          return [
            ...(
              await select(sql`select coalesce(public_slug, slug) as name from pages where id = ${id}`)
            ).map(pagePath),
            // The lists of corrections link to the policy, if there is one.
            ...(await inEach(listCorrectionLists)),
            sitemapPathOf(),
            llmsPath,
          ]
        case 'disclaimers':
          return [...(await listWordingsOf(sql`d.id = ${id}`)), sitemapPathOf()]
        case 'redirects':
          return listOfRedirect(id)
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

function toPath(kind: string, name: string): string {
  if (kind === 'articles') return articlePath(name)
  return kind === 'pages' ? pagePath(name) : name
}

/** The sitemap of a month “2014-01”. */
function toSitemap(name: string): string {
  const [year, month] = name.split('-').map(Number)
  return sitemapPathOf(year, month)
}

async function listOfArticle(id: string): Promise<string[]> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { rows } = await payload.db.drizzle.execute(sql`
    select _status, slug, public_slug, number, language::text, coalesce(translation_of_id, id) as original,
      to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month
    from articles where id = ${id}`)
  const [row] = rows
  if (!row) return [...EVER_CHANGING, ...(await inEach(listEverChanging))]
  const language = await getListLanguage(String(row['language']))
  if (row['_status'] !== 'published') {
    const gone = typeof row['public_slug'] === 'string' ? [articlePath(row['public_slug'])] : []
    return [
      ...EVER_CHANGING,
      ...(await listEverChanging(language)),
      ...gone,
      ...(await listBesideOf(id)),
      // It keeps its place in them.
      ...(row['number'] === null ? [] : [...(await listFeedsWith(id)), ...(await listArchivesWith(id))]),
    ]
  }
  // Pages and sitemaps name translations.
  const { rows: siblings } = await payload.db.drizzle.execute(sql`
    select slug, to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month from articles
    where _status = 'published' and coalesce(translation_of_id, id) = ${row['original']}`)
  const topics = select(sql`
    select topics_id as name from articles_rels where parent_id = ${id} and path = 'topics'`)
  return [
    // Before the article, which links to it.
    ...(await listWordingsOf(sql`d.id = (select disclaimer_id from articles where id = ${id})`)),
    ...(await listBesideOf(id)),
    articlePath(String(row['slug'])),
    ...siblings.flatMap(({ slug }) => [articlePath(String(slug)), offlinePath(String(slug))]),
    ...siblings.map((sibling) => toSitemap(String(sibling['month']))),
    ...(await listSurrounding({ id, number: Number(row['number']), language, topics: await topics })),
    ...EVER_CHANGING,
    ...(await listFeedsWith(id)),
    ...(await listArchivesWith(id)),
    ...(await listListsWith({ id, month: String(row['month']), language })),
  ]
}

/** Where the redirect begins; beside an old address of an article, and to lists in other languages and feeds, readers are led on as well. */
async function listOfRedirect(id: string): Promise<string[]> {
  const [from] = await select(sql`select "from" as name from redirects where id = ${id}`)
  if (from === undefined) return []
  return [from, ...(await listInOthers([from])), ...(await listFeedsAt([from])), ...(await listBeside(from))]
}

/** Like a topic’s, the name of one that no published article stands under is nobody’s business, nor is it for the edition’s journal. */
const listWordingsOf = async (condition: ReturnType<typeof sql>) =>
  (
    await select(sql`
      select d.slug as name from disclaimers d where ${condition}
        and exists (select from articles a where a.disclaimer_id = d.id and a._status = 'published')`)
  ).map((slug) => disclaimerPath(slug))

async function select(query: ReturnType<typeof sql>): Promise<string[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(query)
  return rows.map((row) => String(row['name']))
}

/** Read once: a build beside a running newsroom does not change the code that this one renders by. */
const build = readFile('.next/BUILD_ID', 'utf8').catch(() => 'development')

/** Every page is printed anew when the code that makes it, or the site's own address, has changed. */
const getRelease = async (): Promise<string> => `${await build} ${readEnvironment().siteUrl}`
