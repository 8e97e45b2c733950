import type { Locale } from '@/lib/locale'
import { readQuestion, type SearchQuestion } from '@/lib/search-address'
import { isShort, listWords, toAnyOf } from '@/lib/search-words'
import { isListed } from './listed'
import { listNewest } from './newest'
import { type Ask, search, SearchBusy, type SQL } from './search-database'
import { listFilters, listNamed } from './search-filters'
import { listFound, rankArticles } from './search-found'
import { listCorrected, listOtherwise } from './search-spelling'
import type { SearchView } from './search.view'

/** Articles on a page of results. */
const PER_PAGE = 20

/** With fewer results than this, other spellings are proposed; so many of them. */
const FEW = 20
const OTHERS = 4

const NO_FILTERS = { topics: [], authors: [], years: [], languages: [] }

/**
 * What published articles of all languages answer to the parameters of a search's address, whatever these are. Days are days in the
 * locale's time zone, and topics and authors those of the lists in its language.
 */
export async function getSearch(
  parameters: Record<string, string | string[] | undefined>,
  { language, timeZone }: Pick<Locale, 'language' | 'timeZone'>,
): Promise<SearchView> {
  const question = readQuestion(parameters)
  const newest = () => listNewest(language)
  try {
    const listed = await isListed(language)
    const { filters, answer } = await search(async (ask) => ({
      filters: await listFilters(ask, timeZone, question),
      answer: await lookUp(ask, question, timeZone, listed),
    }))
    if (answer.state !== 'answered') return { ...answer, question, filters, newest: await newest() }
    return { ...answer, question, filters, newest: answer.total === 0 ? await newest() : [] }
  } catch (error) {
    if (!(error instanceof SearchBusy)) throw error
    return { state: 'busy', question, filters: NO_FILTERS, newest: await newest() }
  }
}

async function lookUp(ask: Ask, question: SearchQuestion, timeZone: string, listed: SQL) {
  const { q } = question
  if (!isShort(q)) return { state: 'long' as const }
  const words = listWords(q)
  if (words.every(({ isExcluded }) => isExcluded)) return { state: 'empty' as const }

  const asked = { question, ranking: await rankArticles(ask, question, timeZone) }
  const corrected = asked.ranking.total === 0 ? await listCorrected(ask, q) : []
  const [first] = corrected
  const mended = first !== undefined ? { ...question, q: first } : undefined
  const second = mended && { question: mended, ranking: await rankArticles(ask, mended, timeZone) }
  // Where it is the filters that let nothing through, another spelling is proposed and no more.
  const instead = second && second.ranking.total > 0 ? second : undefined
  const { question: answered, ranking } = instead ?? asked
  const { total, ids } = ranking
  const pages = Math.ceil(ids.length / PER_PAGE)
  const page = question.page <= pages ? question.page : 1
  const others =
    corrected.length > 0 ? corrected.slice(instead ? 1 : 0) : total < FEW ? await listOtherwise(ask, q) : []
  const names = listWords(answered.q).flatMap(({ word, isExcluded }) => (isExcluded ? [] : [word]))
  return {
    state: 'answered' as const,
    instead: instead?.question.q,
    total,
    listed: ids.length,
    page,
    pages,
    found: await listFound(ask, answered, ids.slice((page - 1) * PER_PAGE, page * PER_PAGE)),
    others: [...new Set(others)].slice(0, OTHERS),
    anyOf: total === 0 ? await findAnyOf(ask, question, timeZone) : undefined,
    ...(await listNamed(ask, names, listed)),
  }
}

/** The question for any of its words, where that finds something. */
async function findAnyOf(ask: Ask, question: SearchQuestion, timeZone: string): Promise<string | undefined> {
  const q = toAnyOf(question.q)
  if (q === undefined) return undefined
  return (await rankArticles(ask, { ...question, q }, timeZone)).total > 0 ? q : undefined
}
