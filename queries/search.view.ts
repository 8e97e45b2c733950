import type { ArticleCard, NameView } from './article.view'
import type { Language } from '@/lib/languages'
import type { SearchQuestion } from '@/lib/search-address'

/** Words of an article in parts, those that were asked for marked. */
export type ExcerptView = { text: string; marked: boolean }[]

/** An article that was found. */
export type FoundView = Pick<ArticleCard, 'slug' | 'kind' | 'language' | 'authors' | 'firstPublishedAt'> & {
  headline: ExcerptView
  excerpt: ExcerptView
}

/** What a question can be narrowed to: what published articles carry, the most frequent first; then years and languages. */
export type FiltersView = { topics: NameView[]; authors: NameView[]; years: number[]; languages: Language[] }

/**
 * How a question was taken: `empty` asks for nothing (or only for what to leave out), `long` has more than is looked up, `busy` could not be looked up in time.
 */
type Unanswered = { state: 'empty' | 'long' | 'busy' }

type Answered = {
  state: 'answered'
  /** What was looked up instead of a question that finds nothing, where a word of it may be spelt otherwise. */
  instead: string | undefined
  found: FoundView[]
  /** All that were found; how many of them are listed, on how many pages; the page is one of these, or 1. */
  total: number
  listed: number
  page: number
  pages: number
  /** Questions that may find more: with another spelling of a word, or with any of the words. */
  others: string[]
  anyOf: string | undefined
  /** Topics and authors of that name. */
  topics: NameView[]
  authors: NameView[]
}

export type SearchView = (Unanswered | Answered) & {
  question: SearchQuestion
  filters: FiltersView
  /** The newest articles, where nothing was found or looked up. */
  newest: ArticleCard[]
}
