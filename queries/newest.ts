import type { SiteLanguage } from '@/lib/words'
import type { ArticleCard } from './article.view'
import { listArticles } from './articles'
import { whereListed } from './listed'

/** Articles shown where a reader found nothing. */
const NEWEST = 5

/** The newest articles of the language's lists. */
export const listNewest = async (language: SiteLanguage): Promise<ArticleCard[]> =>
  listArticles({ where: await whereListed(language), limit: NEWEST })
