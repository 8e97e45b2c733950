import { countArticles, listArticles } from './articles'
import type { ListPage } from './page.view'

/** Articles on a full page. */
export const FULL = 20

/**
 * The published articles of a topic or author, or a numbered full page of it; undefined when there is no such page.
 * The list shows the newest full page and what has come since: with 45 articles those from 21 to 45, and page 1 the rest.
 */
export async function getListPage(
  field: 'authors' | 'topics',
  id: string,
  number: number | undefined,
): Promise<ListPage | undefined> {
  const where = { [field]: { equals: id } }
  const total = await countArticles(field, id)
  const full = Math.floor(total / FULL)
  if (number !== undefined) {
    if (number > full) return undefined
    const articles = await listArticles({ where, limit: FULL, offset: (number - 1) * FULL, sort: 'number' })
    return {
      articles: articles.toReversed(),
      number,
      newer: number >= full - 1 ? 'list' : number + 1,
      older: number > 1 ? number - 1 : undefined,
    }
  }
  const rest = total - Math.max(0, full - 1) * FULL
  const articles = await listArticles({ where, limit: rest })
  return { articles, number: undefined, newer: undefined, older: full > 1 ? full - 1 : undefined }
}
