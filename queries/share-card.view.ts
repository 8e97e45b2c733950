import type { Language } from '@/lib/languages'

/** What the picture of a shared link shows. */
export type ShareCardView = {
  /** Its name holds a hash of all that follows, so its bytes never change. */
  path: string
  /** “Opinion”, in the article's language where the site has words in it; the site's own card has none. */
  kicker: string | undefined
  headline: string
  /** Who wrote it, and the day it was first published. */
  byline: string | undefined
  language: Language
  siteName: string
  /** #rrggbb */
  signalColour: string
}
