import { cache } from 'react'
import type { LanguageLink } from '@/components/Layout'
import type { Language } from '@/lib/languages'
import { createLocale, pathIn } from '@/lib/locale'
import { getRequestPath } from '@/lib/next-server'
import { articlePath, homePath } from '@/lib/urls'
import { type SiteLanguage, toSiteLanguage } from '@/lib/words'
import { getArticle } from '@/queries/articles'
import { getAuthor, getTopic } from '@/queries/names'
import { getSite } from '@/queries/site'

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
  const { languages, timeZone } = await getSite()
  const [list = '', slug, ...rest] = parts
  const getName =
    slug === undefined ? undefined : list === 'authors' || list === 'topics' ? NAMES[list] : null
  if (!SHARED.has(list) || rest.length > 0 || getName === null) return []
  const path = parts.length === 0 ? homePath : `/${parts.join('/')}`
  const all = await Promise.all(
    languages.map(async (language) => {
      if (getName && !(await getName(slug ?? '', language))) return []
      return [{ language, path: pathIn(path, createLocale(language, languages, timeZone)) }]
    }),
  )
  return all.flat()
}

/** Ways to the site's other languages: to the same page, or to the front page where it is not in that language. */
export async function getLanguageLinks(own: SiteLanguage): Promise<LanguageLink[]> {
  const [{ languages, timeZone }, alternates] = await Promise.all([getSite(), getAlternates()])
  return languages
    .filter((language) => language !== own)
    .map((language) => ({
      language,
      href:
        alternates.find((each) => each.language === language)?.path ??
        pathIn(homePath, createLocale(language, languages, timeZone)),
    }))
}
