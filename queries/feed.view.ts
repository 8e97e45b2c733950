import type { FeedScope } from '@/lib/feed-scope'
import type { GoneFor } from '@/lib/gone'
import type { Language } from '@/lib/languages'
import type { ArticleView } from './article.view'
import type { CorrectionOfArticle } from './page.view'
import type { SiteView } from './site.view'

/** What the three feed formats are made from; `page` is the path of the page whose news the feed brings. */
export type FeedView = {
  scope: FeedScope
  /** Of an archive of the feed, its number from 1. */
  archive?: number | undefined
  /** The number of the archive that holds what came before. */
  previous?: number | undefined
  title: string
  description: string
  page: string
  site: SiteView
  siteUrl: string
  /** The hub that tells of new entries (WebSub), where there is one. */
  hub: string | undefined
  articles: ArticleView[]
  /** What was withdrawn of late, the newest first. */
  withdrawn: WithdrawnView[]
  /** In the feed of corrections, what stands there instead of articles. */
  corrections: CorrectionOfArticle[]
}

/** Of a withdrawn article no more than readers are told: none of its words, of which its address has some. */
export type WithdrawnView = {
  permanentId: string
  language: Language
  goneFor: GoneFor | undefined
  withdrawnAt: string
}

/** Feeds of one sort, by name; `lang` is that of a name which is not in the page's own language. */
export type FeedGroup = { title: string; feeds: { name: string; scope: FeedScope; lang?: string }[] }

/** An address of the sitemap; `changed` is an ISO time. */
export type AddressView = {
  url: string
  changed: string | undefined
  /** Addresses of its pictures. */
  images?: string[]
  /** The same in all its languages, itself among them; none where there is but one. */
  translations?: { language: string; url: string }[]
}

/** Of the newest articles, for search engines that have a page of news. */
export type NewsView = { publication: string; articles: NewsEntryView[] }

type NewsEntryView = { url: string; headline: string; language: Language; firstPublishedAt: string }

/** Links under a heading, each with what it is about. */
export type LinkSection = {
  title: string
  links: { name: string; url: string; about?: string | undefined }[]
}
