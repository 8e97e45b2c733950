import { KINDS } from '@/lib/kinds'
import { absoluteUrl, authorPath, followPaths, homePath } from '@/lib/urls'
import type { FeedView } from '@/queries/feed.view'
import { renderContent } from './content'
import { entryUrl, updatedOf } from './entry'
import { toCleanText } from './xml'

/** JSON Feed 1.1 with full text. */
export function renderJson({ site, siteUrl, articles }: FeedView): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: toCleanText(site.name),
    home_page_url: absoluteUrl(homePath, siteUrl),
    feed_url: absoluteUrl(followPaths.json, siteUrl),
    description: site.description && toCleanText(site.description),
    items: articles.map((article) => ({
      id: article.permanentId,
      url: entryUrl(article, siteUrl),
      title: toCleanText(article.headline),
      summary: article.standfirst && toCleanText(article.standfirst),
      content_html: renderContent(article, siteUrl, site.timeZone),
      image: article.picture && absoluteUrl(article.picture.main.path, siteUrl),
      date_published: article.publishedAt,
      date_modified: updatedOf(article),
      authors: article.authors.map(({ name, slug }) => ({
        name: toCleanText(name),
        url: absoluteUrl(authorPath(slug), siteUrl),
      })),
      tags: [KINDS[article.kind], ...article.topics.map(({ name }) => toCleanText(name))],
      language: article.language,
    })),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}
