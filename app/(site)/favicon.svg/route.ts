import { renderIcon } from '@/drawings/mark'
import { toMediaType } from '@/lib/edition'
import { iconPaths } from '@/lib/urls'
import { getSite } from '@/queries/site'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderIcon((await getSite()).signalColour), {
    headers: { 'Content-Type': toMediaType(iconPaths.svg) },
  })
}
