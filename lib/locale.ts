import { formatDay, formatMonth } from './dates'
import { fillText, type SiteLanguage, type Words, wordsOf } from './words'
import type { Plural } from './words/plural'

/** In which language, and by which clock, a page speaks. */
export type Locale = {
  language: SiteLanguage
  words: Words
  /** IANA name: the days on a page are days there. */
  timeZone: string
  /** Stands before the address of every list in this language; the site's first language has none. */
  prefix: '' | `/${SiteLanguage}`
}

/** The locale of a language on a site that has these languages, its first one first. */
export function createLocale(
  language: SiteLanguage,
  languages: readonly SiteLanguage[],
  timeZone: string,
): Locale {
  return {
    language,
    words: wordsOf(language),
    timeZone,
    prefix: language === languages[0] ? '' : `/${language}`,
  }
}

/** English as London writes it: the day first. */
const tagOf = ({ language }: Locale): string => (language === 'en' ? 'en-GB' : language)

/** “15 January 2014”: the day of the moment (ISO 8601) in the locale's time zone and language. */
export const dayIn = (iso: string, locale: Locale): string => formatDay(iso, locale.timeZone, tagOf(locale))

/** “January”: the name of a month from 1 to 12, as a heading has it. */
export function monthIn(month: number, locale: Locale): string {
  const name = formatMonth(month, tagOf(locale))
  return name.slice(0, 1).toLocaleUpperCase(tagOf(locale)) + name.slice(1)
}

/** “A, B and C”, in parts: each item, and what the language puts between. */
export const listIn = (items: string[], locale: Locale): { type: 'element' | 'literal'; value: string }[] =>
  new Intl.ListFormat(tagOf(locale)).formatToParts(items)

/** “2 articles”: the plural's words for the number. */
export function countIn(count: number, words: Plural, locale: Locale): string {
  const tag = tagOf(locale)
  return fillText(words[new Intl.PluralRules(tag).select(count)] ?? words.other, {
    count: count.toLocaleString(tag),
  })
}

/** The list's address in the locale's language. */
export const pathIn = (path: string, { prefix }: Pick<Locale, 'prefix'>): string =>
  prefix && path === '/' ? prefix : `${prefix}${path}`
