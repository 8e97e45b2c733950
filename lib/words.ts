import { en } from './words/en'
import { kk } from './words/kk'
import { ru } from './words/ru'

/** A word for everything the site itself says. A language that lacks one does not pass the type check, which the build makes. */
export type Words = typeof en

const WORDS = { en, ru, kk } satisfies Record<string, Words>

export type SiteLanguage = keyof typeof WORDS

/** The languages of the site's own words, by BCP 47 tag. */
export const SITE_LANGUAGES: readonly SiteLanguage[] = ['en', 'ru', 'kk']

export const wordsOf = (language: SiteLanguage): Words => WORDS[language]

/** The language, where the site has words in it. */
export const toSiteLanguage = (language: string): SiteLanguage | undefined =>
  SITE_LANGUAGES.find((each) => each === language)

/** The words with what `values` names put in. */
export const fillText = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
