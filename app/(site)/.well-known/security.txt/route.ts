import { renderSecurity } from '@/feeds/security'
import { now } from '@/lib/clock'
import { toMediaType } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'
import { toExpiry } from '@/lib/security-txt'
import { securityPath } from '@/lib/urls'
import { getSite } from '@/queries/site'

export const dynamic = 'force-dynamic'

/** Nothing until the site's settings name a contact. */
export async function GET(): Promise<Response> {
  const { languages, securityContact: contact } = await getSite()
  if (!contact) return new Response('Nobody is named here.\n', { status: 404 })
  const { siteUrl } = readEnvironment()
  return new Response(renderSecurity({ contact, languages, expires: toExpiry(now()), siteUrl }), {
    headers: { 'Content-Type': toMediaType(securityPath) },
  })
}
