import { cache } from 'react'
import type { Locale } from '@/lib/locale'
import { getRequestPath } from '@/lib/next-server'
import { isListPath } from '@/lib/urls'
import { toSiteLanguage } from '@/lib/words'
import { getArticle, getArticleLanguage } from '@/queries/articles'
import { getPage } from '@/queries/pages'
import { getFurtherLanguages, getLocale } from '@/queries/site'

/**
 * How the page being made speaks: an article and a static page in their own language where the site has words in it, a list in
 * that of its address.
 */
export const getPageLocale = cache(async (): Promise<Locale> => {
  const path = getRequestPath()
  const [, first = '', slug = '', ...below] = path.split('/')
  // What stands beside an article depends on it alone.
  if (first === 'articles')
    return getLocale(below.length > 0 ? await getArticleLanguage(slug) : (await getArticle(slug))?.language)
  if (toSiteLanguage(first)) return getLocale(first)
  return getLocale(isListPath(path) ? undefined : (await getPage(first))?.language)
})

/** Whether the site has lists at addresses that begin with this language's tag; its first language's have none. */
export const hasPrefix = async (language: string): Promise<boolean> =>
  (await getFurtherLanguages()).some((each) => each === language)
