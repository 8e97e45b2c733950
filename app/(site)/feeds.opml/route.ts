import { renderOpml } from '@/feeds/opml'
import { toMediaType } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'
import { opmlPath } from '@/lib/urls'
import { listFeedGroups } from '@/queries/feed-groups'
import { getSite } from '@/queries/site'
import { getPageLocale } from '../page-locale'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const [{ name }, locale] = await Promise.all([getSite(), getPageLocale()])
  return new Response(renderOpml(name, await listFeedGroups(locale), locale, readEnvironment().siteUrl), {
    headers: { 'Content-Type': toMediaType(opmlPath) },
  })
}
