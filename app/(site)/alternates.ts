import { cache } from 'react'
import type { LanguageLink } from '@/components/Layout'
import type { Language } from '@/lib/languages'
import { pathIn } from '@/lib/locale'
import { getRequestPath } from '@/lib/next-server'
import { articlePath, homePath } from '@/lib/urls'
import { type SiteLanguage, toSiteLanguage } from '@/lib/words'
import { getArticle } from '@/queries/articles'
import { getAuthor, getTopic } from '@/queries/names'
import { getLocales } from '@/queries/site'

/** The same page in a language; its path. */
export type Alternate = { language: Language; path: string }

/** The page being made in each language that has it, itself among them; none where it stands alone. */
export const getAlternates = cache(async (): Promise<Alternate[]> => {
  const [, first = '', ...rest] = getRequestPath().split('/')
  const alternates =
    first === 'articles'
      ? await listTranslations(rest)
      : await listLists(toSiteLanguage(first) ? rest : first === '' ? rest : [first, ...rest])
  return alternates.length > 1 ? alternates : []
})

async function listTranslations([slug = '', ...rest]: string[]): Promise<Alternate[]> {
  const article = rest.length === 0 ? await getArticle(slug) : undefined
  if (!article) return []
  const { language, translations } = article
  return [{ language, slug }, ...translations].map((each) => ({
    language: each.language,
    path: articlePath(each.slug),
  }))
}

const SHARED = new Set(['', 'archive', 'authors', 'corrections', 'follow', 'search', 'topics'])
const NAMES = { authors: getAuthor, topics: getTopic }

async function listLists(parts: string[]): Promise<Alternate[]> {
  const [list = '', slug, ...rest] = parts
  const getName =
    slug === undefined ? undefined : list === 'authors' || list === 'topics' ? NAMES[list] : null
  if (!SHARED.has(list) || rest.length > 0 || getName === null) return []
  const path = parts.length === 0 ? homePath : `/${parts.join('/')}`
  const all = await Promise.all(
    (await getLocales()).map(async (locale) => {
      if (getName && !(await getName(slug ?? '', locale.language))) return []
      return [{ language: locale.language, path: pathIn(path, locale) }]
    }),
  )
  return all.flat()
}

/** Ways to the site's other languages: to the same page, or to the front page where it is not in that language. */
export async function getLanguageLinks(own: SiteLanguage): Promise<LanguageLink[]> {
  const [locales, alternates] = await Promise.all([getLocales(), getAlternates()])
  return locales
    .filter(({ language }) => language !== own)
    .map((locale) => ({
      language: locale.language,
      href: alternates.find((each) => each.language === locale.language)?.path ?? pathIn(homePath, locale),
    }))
}
