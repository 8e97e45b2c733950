import { absoluteUrl, articlePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'

export const entryUrl = ({ slug }: ArticleView, siteUrl: string): string =>
  absoluteUrl(articlePath(slug), siteUrl)

/** When an entry last changed, ISO 8601. */
export const updatedOf = ({ revisedAt, publishedAt }: ArticleView): string => revisedAt ?? publishedAt

/** When the feed last changed: its newest entry's time, so that the same articles give the same bytes; undefined when empty. */
export function feedUpdated(articles: ArticleView[]): string | undefined {
  return articles.map(updatedOf).sort().at(-1)
}
