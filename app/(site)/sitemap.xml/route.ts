import { renderSitemapIndex } from '@/feeds/sitemap'
import { listSitemaps } from '@/queries/sitemaps'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderSitemapIndex(await listSitemaps()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
