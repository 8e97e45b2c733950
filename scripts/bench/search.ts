import { ask, BROWSER } from './ask'
import type { Site } from './site'

/** A kind of question, and how long its pages took in milliseconds. */
export type Search = { kind: string; times: number[] }

/** Of the words of sample articles: what readers ask, and what is hard to answer. */
const QUESTIONS: [kind: string, ...questions: string[]][] = [
  ['a word that half of all articles have', 'workers', 'officials', 'sample'],
  ['a word that one article has', 'kazakhstan', '4711'],
  ['several words', 'families court embassy', 'petition handed in workers'],
  ['a phrase', '"behind closed doors"', '"handed in at the embassy"'],
  ['words to leave out', 'workers -petition', 'sample -workers'],
  ['a word spelt wrongly', 'Kazakstan', 'wrokers', 'zhumysshylar'],
  ['nothing that there is', 'xylophone', 'quixotic zeppelins'],
  ['Russian', 'рабочий', 'суд за закрытыми дверями'],
  ['Kazakh', 'жұмысшылардың', 'алаңда'],
  ['Arabic', 'العمال'],
  ['narrowed', 'workers&topic=sample-topic-1&year=2016', 'sample&author=sample-author-3&language=ru'],
  ['a later page', 'workers&page=12'],
]

/** Asks each question so many times at the front, one after the other and the kinds in turn; a first time is not counted. */
export async function measureSearch({ url }: Site, times: number): Promise<Search[]> {
  const searches = QUESTIONS.map(([kind, ...questions]): Search & { questions: string[] } => ({
    kind,
    questions,
    times: [],
  }))
  for (let done = 0; done <= times; done++) {
    for (const search of searches) {
      for (const question of search.questions) {
        const [words = '', ...filters] = question.split('&')
        const path = `/search?${[`q=${encodeURIComponent(words)}`, ...filters].join('&')}`
        const began = performance.now()
        const { status } = await ask(url + path, BROWSER)
        if (status !== 200) throw new Error(`${path} answers ${status}.`)
        if (done > 0) search.times.push(performance.now() - began)
      }
    }
  }
  return searches.map(({ kind, times: taken }) => ({ kind, times: taken }))
}
