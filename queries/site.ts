import { cache } from 'react'
import { shareInBatch } from '@/lib/sources'
import { isSafeLink } from '@/lib/urls'
import type { LinkView } from './article.view'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { toText } from './relation'
import type { SiteView } from './site.view'

/** The site's name, navigation and the like; read once for each page. */
export const getSite = cache((): Promise<SiteView> => readSite())

const readSite = shareInBatch(async (): Promise<SiteView> => {
  const payload = await openPayload()
  const site = await payload.findGlobal({ slug: 'site', depth: 0, ...AS_READER })
  return {
    name: site.name,
    tagline: toText(site.tagline),
    description: toText(site.description),
    timeZone: site.timeZone,
    signalColour: site.signalColour,
    navigation: toLinks(site.navigation),
    footer: toLinks(site.footer),
    elsewhere: toLinks(site.elsewhere),
  }
})

const toLinks = (links: { label: string; url: string }[] | null | undefined): LinkView[] =>
  (links ?? []).filter(({ url }) => isSafeLink(url)).map(({ label, url }) => ({ label, href: url }))
