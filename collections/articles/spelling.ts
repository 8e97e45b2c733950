import { figuresOf } from './figures'
import { isApart, tellsOtherwise } from './telling-words'

/** Words that may differ when only spelling was mended. */
const MOST = 5
/** Shorter words turn into others too easily: a letter more or less makes “now” of “no”, another letter “flee” of “free”. */
const SHORTEST = 4
const SHORTEST_WITH_ANOTHER = 5

/**
 * Why the change is more than mended spelling, or undefined when it is no more; texts are compared one by one. Punctuation, capitals
 * and spaces are free, but no figure or sign. A few words may differ by a letter or be written as one or as two; no word comes, goes
 * or turns into its contrary, and no number, month or day into another.
 */
export function whyNotSpelling(before: string[], after: string[]): string | undefined {
  if (before.length !== after.length) return ADDED
  const changed: Pair[] = []
  for (const [index, text] of before.entries()) {
    const mended = after[index] ?? ''
    const figures = findOtherFigure(figuresOf(text), figuresOf(mended))
    if (figures) return `“${figures[0]}” and “${figures[1]}” are different figures or signs.`
    const pairs = pairWords(toWords(text), toWords(mended))
    if (!pairs) return ADDED
    changed.push(...pairs)
  }
  if (changed.length > MOST)
    return `${changed.length} words differ; spelling may be mended in ${MOST} at once.`
  const other = changed.find(([from, to]) => !isJoint(from, to) && !isSlip(from, to))
  return other && `“${other[0]}” and “${other[1]}” are different words.`
}

type Pair = [from: string, to: string]

const ADDED = 'Words were added or removed.'

function findOtherFigure(old: string[], mended: string[]): Pair | undefined {
  const index = Array.from({ length: Math.max(old.length, mended.length) }).findIndex(
    (_, each) => old[each] !== mended[each],
  )
  return index < 0 ? undefined : [old[index] ?? '', mended[index] ?? '']
}

/** Chinese stands without spaces: each of its characters counts as a word. */
const toWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replace(/[’ʼ]/g, "'")
    .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? []

/** The words that differ, each with what it became, two with a space where they became one or came of one; undefined if any came or went. */
function pairWords(old: string[], mended: string[]): Pair[] | undefined {
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (; i < old.length && j < mended.length; i++, j++) {
    const [from = '', next = ''] = old.slice(i, i + 2)
    const [to = '', following = ''] = mended.slice(j, j + 2)
    if (from === to) continue
    if (next && from + next === to) {
      pairs.push([`${from} ${next}`, to])
      i++
    } else if (following && from === to + following) {
      pairs.push([from, `${to} ${following}`])
      j++
    } else pairs.push([from, to])
  }
  return i === old.length && j === mended.length ? pairs : undefined
}

/** “court room” and “courtroom”: two words written as one or the reverse, neither of which makes another word of its neighbour. */
function isJoint(from: string, to: string): boolean {
  const parts = [from, to].flatMap((words) => (words.includes(' ') ? words.split(' ') : []))
  const whole = [from, to].find((words) => !words.includes(' ')) ?? ''
  return parts.length > 0 && !parts.some(isApart) && !tellsOtherwise('', whole)
}

/**
 * A letter missing, too many or another, or two neighbours in the wrong order. Never the first letter, since that makes “fired” of
 * “hired” and “unpaid” of “paid”, nor another letter at the end, which makes “employee” of “employer”.
 */
function isSlip(from: string, to: string): boolean {
  if (/[\p{N} ]/u.test(from + to) || [from, to].some(isRoman) || tellsOtherwise(from, to)) return false
  const [shorter, longer] = from.length < to.length ? [from, to] : [to, from]
  const start = countShared(shorter, longer)
  if (start === 0) return false
  const end = countShared(reverse(shorter.slice(start)), reverse(longer.slice(start)))
  const less = shorter.slice(start, shorter.length - end)
  const more = longer.slice(start, longer.length - end)
  if (less.length === 2 && less === reverse(more)) return true
  if (less.length === 0) return more.length === 1 && shorter.length >= SHORTEST
  return more.length === 1 && end > 0 && shorter.length >= SHORTEST_WITH_ANOTHER
}

const isRoman = (word: string): boolean => /^[ivx]+$/.test(word)

const reverse = (word: string): string => word.split('').reverse().join('')

/** Letters from the start that both have. */
function countShared(shorter: string, longer: string): number {
  const first = shorter.split('').findIndex((letter, index) => letter !== longer[index])
  return first < 0 ? shorter.length : first
}
