import { sql } from '@payloadcms/db-postgres'
import { ABSENT_PAGES } from '@/lib/edition'
import { pathIn } from '@/lib/locale'
import {
  archivePath,
  archivePathOf,
  authorsPath,
  correctionsPath,
  correctionsPathOf,
  followPath,
  followPaths,
  homePath,
  isNamePath,
  llmsPath,
  namePaths,
  newsSitemapPath,
  opmlPath,
  sitemapPath,
  sitemapPathOf,
  topicsPath,
} from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { countMonths } from './archive'
import { listCorrectionYears } from './corrections'
import { isListed } from './listed'
import { FULL } from './lists'
import { openPayload } from './payload'
import { getFurtherLanguages, getLocale, getSite } from './site'

type Names = keyof typeof namePaths

/** Puts the language before the addresses of its lists. */
export async function inLanguage(language: SiteLanguage, paths: string[]): Promise<string[]> {
  const locale = await getLocale(language)
  return paths.map((path) => pathIn(path, locale))
}

/** Of these addresses, those of topics' and authors' lists, as they are in the site's further languages. */
export async function listInOthers(paths: string[]): Promise<string[]> {
  const others = await getFurtherLanguages()
  return paths.filter(isNamePath).flatMap((path) => others.map((language) => `/${language}${path}`))
}

/** Lists that any article's coming, change or going in the language may change. */
export const listEverChanging = (language: SiteLanguage): Promise<string[]> =>
  inLanguage(language, [homePath, archivePath, topicsPath, authorsPath, followPath, opmlPath])

/** What shows the newest of everything, in whatever language. */
export const EVER_CHANGING = [
  ...Object.values(followPaths),
  sitemapPath,
  sitemapPathOf(),
  newsSitemapPath,
  llmsPath,
  ABSENT_PAGES[404],
]

/** The lists of corrections in the language. */
export async function listCorrectionLists(language: SiteLanguage): Promise<string[]> {
  const years = await listCorrectionYears((await getSite()).timeZone, language)
  return inLanguage(language, [correctionsPath, ...years.map((year) => correctionsPathOf(year))])
}

/** Every list there is in the language. */
export async function listLists(language: SiteLanguage): Promise<string[]> {
  const { timeZone } = await getSite()
  const [months, ...names] = await Promise.all([
    countMonths(timeZone, language),
    listPages('topics', language),
    listPages('authors', language),
  ])
  return [
    ...(await listEverChanging(language)),
    ...(await inLanguage(language, [
      ...names.flat(),
      ...months.flatMap(({ year, month }) => [archivePathOf(year), archivePathOf(year, month)]),
    ])),
    ...(await listCorrectionLists(language)),
  ]
}

/** An article as far as lists go: its month “2014-01”, and which language's lists it stands in. */
type Listed = { id: string; month: string; language: SiteLanguage }

/** The lists that a published article stands on; from where it stood before, the edition knows. */
export async function listListsWith({ id, month: name, language }: Listed): Promise<string[]> {
  const [year = 0, month = 0] = name.split('-').map(Number)
  return [
    ...(await listEverChanging(language)),
    ...(await inLanguage(language, [
      archivePathOf(year),
      archivePathOf(year, month),
      ...(await listPagesWith('topics', id, language)),
      ...(await listPagesWith('authors', id, language)),
      ...(await listCorrectionPages(id)),
    ])),
    sitemapPathOf(year, month),
  ]
}

/** The pages of every topic or author, or of one, that has published articles in the language. */
async function listPages(collection: Names, language: SiteLanguage, id?: string): Promise<string[]> {
  const payload = await openPayload()
  const listed = await isListed(language)
  const { rows } = await payload.db.drizzle.execute(sql`
    select n.slug as name, count(*)::int as total from ${sql.identifier(collection)} n
      join articles_rels r on r.${sql.identifier(`${collection}_id`)} = n.id join articles a on a.id = r.parent_id
    where a._status = 'published' and ${listed} and ${id === undefined ? sql`true` : sql`n.id = ${id}`} group by n.slug`)
  return rows.flatMap((row) => {
    const [toPath, name] = [namePaths[collection], String(row['name'])]
    const full = Math.floor(Number(row['total']) / FULL)
    return [toPath(name), ...Array.from({ length: full }, (_, index) => toPath(name, index + 1))]
  })
}

/** The pages of one topic or author in the language. */
export async function listPagesOf(collection: Names, id: string, language: SiteLanguage): Promise<string[]> {
  return inLanguage(language, await listPages(collection, language, id))
}

/** The lists that carry the article, and of each the full page it stands on; what follows from that, the press finds out. */
async function listPagesWith(collection: Names, id: string, language: SiteLanguage): Promise<string[]> {
  const payload = await openPayload()
  const column = sql.identifier(`${collection}_id`)
  const listed = await isListed(language)
  const { rows } = await payload.db.drizzle.execute(sql`
    select n.slug as name, count(*)::int as total, (count(*) filter (where a.number <= own.number))::int as place
    from articles own join articles_rels r on r.parent_id = own.id join ${sql.identifier(collection)} n on n.id = r.${column}
      join articles_rels other on other.${column} = n.id join articles a on a.id = other.parent_id
    where own.id = ${id} and a._status = 'published' and ${listed} group by n.slug`)
  return rows.flatMap((row) => {
    const toPath = namePaths[collection]
    const name = String(row['name'])
    const page = Math.ceil(Number(row['place']) / FULL)
    return page * FULL <= Number(row['total']) ? [toPath(name), toPath(name, page)] : [toPath(name)]
  })
}

/** The lists that the article's corrections stand on. */
async function listCorrectionPages(id: string): Promise<string[]> {
  const payload = await openPayload()
  const { timeZone } = await getSite()
  const { rows } = await payload.db.drizzle.execute(sql`
    select distinct to_char(date at time zone ${timeZone}, 'YYYY') as name from articles_corrections where _parent_id = ${id}`)
  return rows.length > 0
    ? [correctionsPath, ...rows.map((row) => correctionsPathOf(Number(row['name'])))]
    : []
}
