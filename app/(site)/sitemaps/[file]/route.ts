import { renderNewsSitemap, renderSitemap } from '@/feeds/sitemap'
import { newsSitemapPath, sitemapPathOf, toMonth, toYear } from '@/lib/urls'
import { getNews, listMonthAddresses, listPageAddresses } from '@/queries/sitemaps'

export const dynamic = 'force-dynamic'

/** A sitemap: of what was first published in a month (2014-01.xml), of all that is no article (pages.xml), or of what is news (news.xml). */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const text = await render((await params).file)
  if (!text) return new Response('There is no sitemap at this address.\n', { status: 404 })
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}

async function render(file: string): Promise<string | undefined> {
  if (newsSitemapPath.endsWith(`/${file}`)) return renderNewsSitemap(await getNews())
  const addresses = await listAddresses(file)
  return addresses?.length ? renderSitemap(addresses) : undefined
}

function listAddresses(file: string) {
  if (sitemapPathOf().endsWith(`/${file}`)) return listPageAddresses()
  const [, yearName = '', monthName = ''] = /^(\d+)-(\d+)\.xml$/.exec(file) ?? []
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  return year === undefined || month === undefined ? undefined : listMonthAddresses(year, month)
}
