import type { SiteLanguage } from '@/lib/words'
import type { LinkView } from './article.view'

/** A link that stands on the pages of one language, or, without, on all. */
export type SiteLink = LinkView & { language: SiteLanguage | undefined }

/** What every page carries. */
export type SiteView = {
  name: string
  tagline: string | undefined
  description: string | undefined
  timeZone: string
  /** Those that readers find lists in, the site's first one first. */
  languages: SiteLanguage[]
  signalColour: string
  /** A hub elsewhere that tells of new entries (WebSub), in place of the site's own. */
  hub: string | undefined
  /** Where to tell of a weakness of the site: a mailto: or https: address. */
  securityContact: string | undefined
  navigation: SiteLink[]
  footer: SiteLink[]
  elsewhere: LinkView[]
}
