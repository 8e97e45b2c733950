import { TZDate } from '@date-fns/tz'
import { dayIn, type Locale } from './locale'
import { fillText } from './words'

/** What is cited; `address` is absolute, days are ISO 8601. */
export type Cited = {
  authors: string[]
  headline: string
  publisher: string
  address: string
  slug: string
  language: string
  firstPublishedAt: string
  revisedAt: string | undefined
}

/**
 * One line in the order of APA’s seventh edition: authors, day, headline, publisher, address. Names stand as in the byline: which part
 * of one is the family’s, only its bearer knows.
 */
export function toCitation(cited: Cited, locale: Locale): string {
  const { authors, headline, publisher, address, firstPublishedAt, revisedAt } = cited
  const revised = revisedAt && fillText(locale.words.article.revised, { date: dayIn(revisedAt, locale) })
  const parts = [
    `${[authors.join(', '), `(${dayIn(firstPublishedAt, locale)})`].filter(Boolean).join(' ')}.`,
    endSentence(headline),
    endSentence(publisher),
    revised && endSentence(revised),
    address,
  ]
  return parts.filter(Boolean).join(' ')
}

/** The same as an entry for biblatex. */
export function toBibtex(cited: Cited, timeZone: string): string {
  const { authors, headline, publisher, address, slug, language, firstPublishedAt, revisedAt } = cited
  const fields = [
    ['author', authors.map((name) => `{${quote(name)}}`).join(' and ')],
    ['title', `{${quote(headline)}}`],
    ['organization', `{${quote(publisher)}}`],
    ['date', toDay(firstPublishedAt, timeZone)],
    ['version', revisedAt && toDay(revisedAt, timeZone)],
    ['langid', LANGIDS[language]],
    ['url', address],
  ].filter(([, value]) => value)
  return `@online{${slug},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}`
}

/** What babel and polyglossia call the languages, where both know them. */
const LANGIDS: Record<string, string> = {
  ar: 'arabic',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  ru: 'russian',
  tr: 'turkish',
  uk: 'ukrainian',
}

const endSentence = (text: string): string => (/[.!?…。؟]["”»’)]?$/.test(text) ? text : `${text}.`)

const quote = (text: string): string =>
  text
    .replace(/\\/g, '\u0000')
    .replace(/[{}%&#_$]/g, '\\$&')
    .replace(/\u0000/g, '\\textbackslash{}')
    .replace(/~/g, '\\textasciitilde{}')
    .replace(/\^/g, '\\textasciicircum{}')

const toDay = (iso: string, timeZone: string): string => {
  const day = new TZDate(iso, timeZone)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
