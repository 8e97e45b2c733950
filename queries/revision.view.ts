import type { ArticleView, CorrectionView } from './article.view'

/** A wording of an article that readers have had, by its number from 1. Times are ISO 8601 in UTC. */
export type RevisionView = {
  number: number
  /** When it came before readers. */
  from: string
  /** What readers were told of the change that made it. */
  told: CorrectionView[]
  /** Whether its words may still be read. */
  isShown: boolean
}

/** What an article went through, the newest revision first. */
export type RevisionsView = {
  article: Pick<ArticleView, 'slug' | 'headline' | 'language'>
  revisions: RevisionView[]
}

/** One revision: the article as readers had it then. */
export type RevisionOfArticle = { number: number; from: string; article: ArticleView }
