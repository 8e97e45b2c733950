import { ageInYears } from '@/lib/age'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import type { ArticlePageView, ArticleView, AuthorView } from './article.view'
import { toAuthor } from './author'
import { isPresent, toDocument } from './relation'

/**
 * An article with what its page says beside it and its own record tells; other articles are not looked for. Its age is that of now:
 * the press prints it anew on each anniversary.
 */
export function toArticlePage(doc: Article, article: ArticleView, timeZone: string): ArticlePageView {
  return {
    ...article,
    age: ageInYears(article.firstPublishedAt, now(), timeZone),
    about: toAuthors(doc.authors),
    previous: undefined,
    next: undefined,
    related: [],
  }
}

const toAuthors = (authors: Article['authors'] | null | undefined): AuthorView[] =>
  (authors ?? [])
    .map(toDocument)
    .filter(isPresent)
    .map(toAuthor)
    .filter(({ biography, portrait, links }) => biography !== undefined || portrait || links.length > 0)
