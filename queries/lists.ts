import type { SiteLanguage } from '@/lib/words'
import { listCards } from './articles'
import { listIds } from './listed'
import type { ListPage } from './page.view'

/** Articles on a full page. */
export const FULL = 20

/**
 * The published articles of a topic or author in the language's lists, or a numbered full page of it; undefined when there is no such page.
 * The list shows the newest full page and what has come since: with 45 articles those from 21 to 45, and page 1 the rest.
 */
export async function getListPage(
  field: 'authors' | 'topics',
  id: string,
  number: number | undefined,
  language: SiteLanguage,
): Promise<ListPage | undefined> {
  const ids = await listIds(field, id, language)
  const full = Math.floor(ids.length / FULL)
  if (number !== undefined) {
    if (number > full) return undefined
    return {
      articles: await listCards(ids.slice((number - 1) * FULL, number * FULL)),
      number,
      newer: number >= full - 1 ? 'list' : number + 1,
      older: number > 1 ? number - 1 : undefined,
    }
  }
  const articles = await listCards(ids.slice(Math.max(0, full - 1) * FULL))
  return { articles, number: undefined, newer: undefined, older: full > 1 ? full - 1 : undefined }
}
