import type { LinkView } from './article.view'

/** What every page carries. */
export type SiteView = {
  name: string
  tagline: string | undefined
  description: string | undefined
  timeZone: string
  signalColour: string
  navigation: LinkView[]
  footer: LinkView[]
  elsewhere: LinkView[]
}
