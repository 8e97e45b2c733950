import { renderLlms } from '@/feeds/llms'
import { toMediaType } from '@/lib/edition'
import { llmsPath } from '@/lib/urls'
import { listLinkSections } from '@/queries/llms'
import { getSite } from '@/queries/site'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const [{ name, description, tagline }, sections] = await Promise.all([getSite(), listLinkSections()])
  return new Response(renderLlms(name, description ?? tagline, sections), {
    headers: { 'Content-Type': toMediaType(llmsPath) },
  })
}
