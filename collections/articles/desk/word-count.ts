import { toLines } from '@/lib/lexical'

/** Words that a reader reads in a minute. */
const PACE = 230

/** “1,234 words, 6 minutes to read”: the length of an editor's text, with all that stands in its blocks. */
export function describeLength(body: unknown): string {
  const words = countWords(body)
  if (words === 0) return 'No words yet'
  const minutes = Math.max(1, Math.round(words / PACE))
  return `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read`
}

const countWords = (body: unknown): number => toLines(body).reduce((count, line) => count + wordsOf(line), 0)

/** Han characters stand without spaces: two of them make a word on average. */
function wordsOf(line: string): number {
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = line.replace(/\p{Script=Han}+/gu, ' ').split(/\s+/u)
  return Math.ceil(han / 2) + others.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
