import { renderSitemap } from '@/feeds/sitemap'
import { listAddresses } from '@/queries/addresses'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderSitemap(await listAddresses()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}
