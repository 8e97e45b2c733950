import { renderManifest } from '@/feeds/manifest'
import { toMediaType } from '@/lib/edition'
import { manifestPath } from '@/lib/urls'
import { getSite } from '@/queries/site'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const site = await getSite()
  return new Response(renderManifest(site, site.languages[0] ?? 'en'), {
    headers: { 'Content-Type': toMediaType(manifestPath) },
  })
}
