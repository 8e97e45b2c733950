import type { Kind } from '@/lib/kinds'
import type { Language } from '@/lib/languages'
import type { BodyView } from './body.view'
import type { PictureView } from './picture.view'

export type NameView = { name: string; slug: string }

export type AuthorView = NameView & {
  biography: string | undefined
  portrait: PictureView | undefined
  links: LinkView[]
}

/** An article in a list. Times are ISO 8601 in UTC. */
export type ArticleCard = {
  slug: string
  headline: string
  standfirst: string | undefined
  kind: Kind
  language: Language
  authors: NameView[]
  topics: NameView[]
  picture: PictureView | undefined
  firstPublishedAt: string
}

export type CorrectionView = { kind: 'correction' | 'clarification' | 'update'; date: string; text: string }

export type LinkView = { label: string; href: string }

export type SourceView = { title: string; href: string | undefined }

/** The wording in force when the article was published, and where all wordings of its disclaimer are. */
type DisclaimerOfRecord = { text: string; href: string | undefined }

type CallToActionView = {
  text: string
  href: string | undefined
  by: string | undefined
  until: string | undefined
}

/** `isOriginal`: the article is a translation of it. */
export type TranslationView = { language: Language; slug: string; isOriginal: boolean }

/** Of a translation: whose it is, and what readers have of its original. */
type TranslationOfView = {
  by: string | undefined
  original: { language: Language; slug: string; hasChangedSince: boolean } | undefined
}

/** An article as far as a link to it says. */
export type ArticleLink = {
  slug: string
  headline: string
  kind: Kind
  language: Language
  firstPublishedAt: string
}

/** What a reader may go on with. */
export type SurroundingsView = {
  previous: ArticleLink | undefined
  next: ArticleLink | undefined
  related: ArticleLink[]
}

/** An article in full. */
export type ArticleView = ArticleCard & {
  permanentId: string
  /** When it came out on this site, and when its words last changed after that. */
  publishedAt: string
  revisedAt: string | undefined
  /** When it came back after it had been withdrawn. */
  returnedAt: string | undefined
  firstPublisher: { name: string; href: string | undefined } | undefined
  caption: string | undefined
  body: BodyView
  corrections: CorrectionView[]
  sources: SourceView[]
  callToAction: CallToActionView | undefined
  disclaimer: DisclaimerOfRecord | undefined
  /** How often it has been before readers in other words, from 1; 0 where it stands apart from its page, as in a preview. */
  revisions: number
  /** The same article in other languages, by language. */
  translations: TranslationView[]
  translation: TranslationOfView | undefined
  /** Minutes, at least 1. */
  readingTime: number
  searchTitle: string
  searchDescription: string | undefined
}

/** An article with what its page says beside it. */
export type ArticlePageView = ArticleView &
  SurroundingsView & {
    /** Whole years since it was first published. */
    age: number
    /** The authors of whom there is more to say than a name. */
    about: AuthorView[]
  }
