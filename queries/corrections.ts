import { createHash } from 'node:crypto'
import { TZDate } from '@date-fns/tz'
import { sql } from '@payloadcms/db-postgres'
import { noteSource, shareInBatch } from '@/lib/sources'
import { CORRECTIONS_POLICY, pagePath, toYear } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import type { LinkView } from './article.view'
import { isListed } from './listed'
import type { CorrectionOfArticle } from './page.view'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { toCorrections, toPermanentId } from './record'

/** Corrections on the list's first page. */
const NEWEST = 50

/** The years in which published articles were corrected, newest first, by the days of the time zone. */
export const listCorrectionYears = shareInBatch(
  async (timeZone: string, language: SiteLanguage): Promise<number[]> => {
    const payload = await openPayload()
    const listed = await isListed(language)
    // Payload cannot group; the condition is that of publishedOwnOrEditors.
    const { rows } = await payload.db.drizzle.execute(sql`
    select distinct to_char(c.date at time zone ${timeZone}, 'YYYY') as year
    from articles_corrections c join articles a on a.id = c._parent_id where a._status = 'published' and ${listed}
    order by 1 desc`)
    return rows.flatMap((row) => toYear(String(row['year'])) ?? [])
  },
)

/** The newest corrections of published articles, newest first; of all languages where none is named. */
export async function listNewestCorrections(
  language?: SiteLanguage,
  limit = NEWEST,
): Promise<CorrectionOfArticle[]> {
  const payload = await openPayload()
  const listed = language ? await isListed(language) : sql`true`
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id from articles_corrections c join articles a on a.id = c._parent_id
    where a._status = 'published' and ${listed} order by c.date desc, a.number desc, c._order desc limit ${limit}`)
  // One that is withdrawn before it is read in full is a source all the same.
  for (const row of rows) noteSource(String(row['id']))
  const corrections = await listCorrectionsOf(rows.map((row) => String(row['id'])))
  return corrections.slice(0, limit)
}

/** The corrections of published articles in a year of the time zone, newest first. */
export async function listCorrectionsIn(
  year: number,
  timeZone: string,
  language: SiteLanguage,
): Promise<CorrectionOfArticle[]> {
  const payload = await openPayload()
  const listed = await isListed(language)
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id from articles_corrections c join articles a on a.id = c._parent_id
    where a._status = 'published' and to_char(c.date at time zone ${timeZone}, 'YYYY') = ${String(year)}
      and ${listed}`)
  const corrections = await listCorrectionsOf(rows.map((row) => String(row['id'])))
  return corrections.filter(({ date }) => new TZDate(date, timeZone).getFullYear() === year)
}

/** The page that says how mistakes are put right, if readers have one. */
export async function getCorrectionsPolicy(): Promise<LinkView | undefined> {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { equals: CORRECTIONS_POLICY } }, PUBLISHED] },
    select: { title: true, slug: true },
    depth: 0,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  return docs[0] && { label: docs[0].title, href: pagePath(docs[0].slug) }
}

/** All corrections of these articles, newest first; of one day, those of the newest article, and of one article the one told last. */
async function listCorrectionsOf(ids: string[]): Promise<CorrectionOfArticle[]> {
  if (ids.length === 0) return []
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [PUBLISHED, { id: { in: [...new Set(ids)] } }] },
    select: { slug: true, headline: true, language: true, permanentId: true, corrections: true },
    sort: '-number',
    depth: 0,
    limit: 0,
    pagination: false,
    ...AS_READER,
  })
  return docs
    .flatMap(({ id, permanentId, slug, headline, language, corrections }) =>
      toCorrections(corrections)
        .map((correction, index) => ({
          ...correction,
          id: `${toPermanentId(permanentId, id)}#${toMark(corrections?.[index]?.id ?? String(index))}`,
          slug,
          headline,
          language,
        }))
        .reverse(),
    )
    .sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0))
}

/** Of a row's name in the database, which holds the second in which an editor began to write the row, what tells it from others and no more. */
const toMark = (row: string): string => createHash('sha256').update(row).digest('hex').slice(0, 16)
