import { isLanguage, type Language } from './languages'
import { isSlug, searchPath, toPageNumber, toYear } from './urls'

/** What a reader asks of the archive, as it stands in the address of the search. Whatever makes no sense there is left out. */
export type SearchQuestion = {
  /** In the syntax of PostgreSQL's websearch_to_tsquery: words, "phrases", -without, or. */
  q: string
  /** Slugs of a topic and an author. */
  topic: string | undefined
  author: string | undefined
  /** In which an article was first published. */
  year: number | undefined
  language: Language | undefined
  /** Counted from 1. */
  page: number
}

type Parameters = Record<string, string | string[] | undefined>

/** Reads the question from an address; of a name that is given twice, the first counts. */
export function readQuestion(parameters: Parameters): SearchQuestion {
  const [q, topic, author, year, language, page] = (
    ['q', 'topic', 'author', 'year', 'language', 'page'] as const
  ).map((name) => [parameters[name]].flat()[0] ?? '')
  return {
    q: toQuery(q ?? ''),
    topic: topic && isSlug(topic) ? topic : undefined,
    author: author && isSlug(author) ? author : undefined,
    year: toYear(year ?? ''),
    language: language && isLanguage(language) ? language : undefined,
    page: toPageNumber(page ?? '') ?? 1,
  }
}

/** The address at which the question is asked, its names in the order of the form; without the site's prefix for a language. */
export function searchPathOf({ q, topic, author, year, language, page }: SearchQuestion): string {
  const given = { q, topic, author, year, language, page: page > 1 ? page : undefined }
  const parameters = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `${searchPath}?${new URLSearchParams(parameters).toString()}`
}

/** Whether anything beside the words is asked for. */
export const isNarrowed = ({ topic, author, year, language }: SearchQuestion): boolean =>
  [topic, author, year, language].some((value) => value !== undefined)

/** One line of well-formed text in composed letters (Unicode NFC), with the quotes and the minus that the search knows. */
const toQuery = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u00ad]+/g, ' ')
    .normalize()
    .replace(/[“”„‟«»]/g, '"')
    .replace(/(^|\s)[−–—](?=[\p{L}\p{N}"])/gu, '$1-')
    .replace(/\s+/g, ' ')
    .trim()
