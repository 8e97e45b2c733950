import type { ArticlePageView } from './article.view'

/** The newest version of an article, for colleagues. Times are ISO 8601. */
export type PreviewView = {
  article: ArticlePageView
  /** Counted from the article's first version, 1. */
  version: number
  isPublished: boolean
  savedAt: string
  /** The colleague's name; undefined where nobody was signed in, as for an import. */
  savedBy: string | undefined
}

/** One version of an article, for a reader outside who has the link to it. */
export type SharedView = {
  article: ArticlePageView
  isPublished: boolean
  until: string
}
