import { cache } from 'react'
import { createLocale, type Locale } from '@/lib/locale'
import { shareInBatch } from '@/lib/sources'
import { isSafeLink } from '@/lib/urls'
import { type SiteLanguage, toSiteLanguage } from '@/lib/words'
import type { LinkView } from './article.view'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { isPresent, toText } from './relation'
import type { SiteLink, SiteView } from './site.view'

/** The site's name, navigation and the like; read once for each page. */
export const getSite = cache((): Promise<SiteView> => readSite())

const readSite = shareInBatch(async (): Promise<SiteView> => {
  const payload = await openPayload()
  const site = await payload.findGlobal({ slug: 'site', depth: 0, ...AS_READER })
  const languages = site.languages.map(toSiteLanguage).filter(isPresent)
  return {
    name: site.name,
    tagline: toText(site.tagline),
    description: toText(site.description),
    timeZone: site.timeZone,
    languages: languages.length > 0 ? languages : ['en'],
    signalColour: site.signalColour,
    hub: toText(site.hub),
    securityContact: toText(site.securityContact),
    navigation: toSiteLinks(site.navigation),
    footer: toSiteLinks(site.footer),
    elsewhere: toLinks(site.elsewhere),
  }
})

type Row = { label: string; url: string; language?: string | null }

const toLinks = (links: Row[] | null | undefined): LinkView[] =>
  (links ?? []).filter(({ url }) => isSafeLink(url)).map(({ label, url }) => ({ label, href: url }))

const toSiteLinks = (links: Row[] | null | undefined): SiteLink[] =>
  (links ?? [])
    .filter(({ url }) => isSafeLink(url))
    .map(({ label, url, language }) => ({ label, href: url, language: toSiteLanguage(language ?? '') }))

/** How the site speaks in each of its languages, its first one first. */
export async function getLocales(): Promise<[Locale, ...Locale[]]> {
  const { languages, timeZone } = await getSite()
  const [first = 'en', ...others] = languages
  const speak = (language: SiteLanguage) => createLocale(language, languages, timeZone)
  return [speak(first), ...others.map(speak)]
}

/** How a page in the language speaks; in the site's first one where the site has no pages in it. */
export async function getLocale(language?: string): Promise<Locale> {
  const locales = await getLocales()
  return locales.find((each) => each.language === language) ?? locales[0]
}

/** The languages whose lists stand at addresses that begin with their tag: all but the site's first. */
export async function getFurtherLanguages(): Promise<SiteLanguage[]> {
  const [, ...others] = (await getSite()).languages
  return others
}
