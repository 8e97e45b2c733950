import { renderSitemap } from '@/feeds/sitemap'
import { sitemapPathOf, toMonth, toYear } from '@/lib/urls'
import { listMonthAddresses, listPageAddresses } from '@/queries/sitemaps'

export const dynamic = 'force-dynamic'

/** A sitemap: of what was first published in a month (2014-01.xml), or of all that is no article (pages.xml). */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const addresses = await listAddresses((await params).file)
  if (!addresses?.length) return new Response('There is no sitemap at this address.\n', { status: 404 })
  return new Response(renderSitemap(addresses), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}

function listAddresses(file: string) {
  if (sitemapPathOf().endsWith(`/${file}`)) return listPageAddresses()
  const [, yearName = '', monthName = ''] = /^(\d+)-(\d+)\.xml$/.exec(file) ?? []
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  return year === undefined || month === undefined ? undefined : listMonthAddresses(year, month)
}
