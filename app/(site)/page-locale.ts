import { cache } from 'react'
import type { Locale } from '@/lib/locale'
import { getRequestPath } from '@/lib/next-server'
import { toSiteLanguage } from '@/lib/words'
import { getArticle } from '@/queries/articles'
import { getPage } from '@/queries/pages'
import { getFurtherLanguages, getLocale } from '@/queries/site'

/**
 * How the page being made speaks: an article and a static page in their own language where the site has words in it, a list in
 * that of its address.
 */
export const getPageLocale = cache(async (): Promise<Locale> => {
  const [, first = '', slug = ''] = getRequestPath().split('/')
  if (first === 'articles') return getLocale((await getArticle(slug))?.language)
  if (toSiteLanguage(first)) return getLocale(first)
  return getLocale((await getPage(first))?.language)
})

/** Whether the site has lists at addresses that begin with this language's tag; its first language's have none. */
export const hasPrefix = async (language: string): Promise<boolean> =>
  (await getFurtherLanguages()).some((each) => each === language)
