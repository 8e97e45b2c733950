import type { BodyView } from './body.view'
import type { Language } from '@/lib/languages'
import type { SiteLanguage } from '@/lib/words'
import type { ArticleCard, CorrectionView, NameView } from './article.view'
import type { PictureView } from './picture.view'

export type PageView = {
  title: string
  slug: string
  language: SiteLanguage
  description: string | undefined
  body: BodyView
}

export type TopicView = NameView & { description: string | undefined; picture: PictureView | undefined }

/**
 * Part of a list. The list itself shows the newest articles; its full pages are numbered from the oldest,
 * so that a page with a number never changes when something new comes out.
 */
export type ListPage = {
  articles: ArticleCard[]
  number: number | undefined
  newer: number | 'list' | undefined
  older: number | undefined
}

/**
 * The front page: what leads, undefined when nothing is published, what is new beside it, topics with what is not shown above
 * them, and what was put right last.
 */
export type HomeView = {
  lead: ArticleCard | undefined
  latest: ArticleCard[]
  topics: { topic: NameView; articles: ArticleCard[] }[]
  corrections: CorrectionOfArticle[]
}

/** How many articles came out in a month (1 to 12), and when one of them last changed (ISO 8601). */
export type MonthCount = { year: number; month: number; articles: number; changed: string }

/** What was put right, and in which article; `language` is that of both, and `id` a name that lasts (RFC 3986, a URI). */
export type CorrectionOfArticle = CorrectionView & {
  id: string
  slug: string
  headline: string
  language: Language
}

/** What a disclaimer said from a moment on (ISO 8601), and until when, if it says something else now. */
export type WordingView = {
  revision: number
  text: string
  /** Of the text's UTF-8 bytes, in hexadecimal. */
  sha256: string
  from: string
  until: string | undefined
}

/** A disclaimer with all its wordings, newest first. */
export type DisclaimerView = { slug: string; wordings: WordingView[] }
