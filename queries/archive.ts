import { TZDate } from '@date-fns/tz'
import { sql } from '@payloadcms/db-postgres'
import { listArticles } from './articles'
import type { ArticleCard } from './article.view'
import type { MonthCount } from './page.view'
import { openPayload } from './payload'

/** How many articles were first published in each month, newest first; months without any are left out. */
export async function countMonths(timeZone: string): Promise<MonthCount[]> {
  const payload = await openPayload()
  // Payload cannot group, so this one reads the table; its condition is that of publishedOrSignedIn.
  const { rows } = await payload.db.drizzle.execute(sql`
    select to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month, count(*)::int as articles
    from articles where _status = 'published' group by 1 order by 1 desc`)
  return rows.map((row) => {
    const [year = 0, month = 0] = String(row['month']).split('-').map(Number)
    return { year, month, articles: Number(row['articles']) }
  })
}

/** The articles first published in a month (1 to 12) of the site's time zone, newest first. */
export function listMonth(year: number, month: number, timeZone: string): Promise<ArticleCard[]> {
  const from = new TZDate(year, month - 1, 1, timeZone)
  const until = new TZDate(year, month, 1, timeZone)
  return listArticles({
    where: {
      and: [
        { firstPublishedAt: { greater_than_equal: new Date(from).toISOString() } },
        { firstPublishedAt: { less_than: new Date(until).toISOString() } },
      ],
    },
    sort: '-firstPublishedAt',
    limit: 100_000,
  })
}
