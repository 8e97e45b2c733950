import { TZDate } from '@date-fns/tz'
import { sql } from '@payloadcms/db-postgres'
import type { Where } from 'payload'
import { shareInBatch } from '@/lib/sources'
import type { SiteLanguage } from '@/lib/words'
import { listArticles } from './articles'
import type { ArticleCard } from './article.view'
import type { MonthCount } from './page.view'
import { isListed, whereListed } from './listed'
import { openPayload } from './payload'

/** How many articles of the language's lists were first published in each month, newest first; months without any are left out. */
export const countMonths = shareInBatch(async (timeZone: string, language: SiteLanguage) =>
  countWhere(timeZone, await isListed(language)),
)

/** The same in all languages together. */
export const countAllMonths = shareInBatch((timeZone: string) => countWhere(timeZone, sql`true`))

async function countWhere(timeZone: string, condition: ReturnType<typeof sql>): Promise<MonthCount[]> {
  const payload = await openPayload()
  // Payload cannot group, so this one reads the table; its condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select to_char(first_published_at at time zone ${timeZone}, 'YYYY-MM') as month, count(*)::int as articles,
      to_char(max(coalesce(revised_at, published_at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as changed
    from articles a where _status = 'published' and ${condition} group by 1 order by 1 desc`)
  return rows.map((row) => {
    const [year = 0, month = 0] = String(row['month']).split('-').map(Number)
    return { year, month, articles: Number(row['articles']), changed: String(row['changed']) }
  })
}

/** The articles of the language's lists first published in a month (1 to 12) of the site's time zone, newest first. */
export async function listMonth(
  year: number,
  month: number,
  timeZone: string,
  language: SiteLanguage,
): Promise<ArticleCard[]> {
  return listArticles({
    where: { and: [inMonth(year, month, timeZone), await whereListed(language)] },
    sort: ['-firstPublishedAt', '-number'],
    limit: 100_000,
  })
}

/** Condition for the articles first published in a month (1 to 12) of the time zone. */
export function inMonth(year: number, month: number, timeZone: string): Where {
  const from = new TZDate(year, month - 1, 1, timeZone)
  const until = new TZDate(year, month, 1, timeZone)
  return {
    and: [
      { firstPublishedAt: { greater_than_equal: new Date(from).toISOString() } },
      { firstPublishedAt: { less_than: new Date(until).toISOString() } },
    ],
  }
}
