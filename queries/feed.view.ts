import type { ArticleView } from './article.view'
import type { SiteView } from './site.view'

/** What the three feed formats are made from. */
export type FeedView = { site: SiteView; siteUrl: string; articles: ArticleView[] }

/** An address of the sitemap; `changed` is an ISO time. */
export type AddressView = { url: string; changed: string | undefined }
