import type { Where } from 'payload'
import { countArticles, listArticles } from './articles'
import type { ListPage } from './page.view'

/** Articles on a full page. */
const FULL = 20

/**
 * A list of published articles, or a numbered full page of it; undefined when there is no such page.
 * The list shows the newest full page and what has come since: with 45 articles those from 21 to 45, and page 1 the rest.
 */
export async function getListPage(where: Where, number: number | undefined): Promise<ListPage | undefined> {
  const total = await countArticles(where)
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
