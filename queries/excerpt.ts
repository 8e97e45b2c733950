import type { ExcerptView } from './search.view'

/** What the database puts before and after what was found: they are taken out of every text that is kept for it. */
export const FOUND = { start: '\u0001', end: '\u0002' }

/**
 * An excerpt in parts, those that were found marked. The words come twice: as they were searched, with marks in them, and as they
 * stand in the article, which has a character for each of theirs; where the two do not fit, the searched ones are shown. Dots stand
 * where something is left out, so that nobody is misquoted.
 */
export function toExcerpt(marked: string, words: string, left: Left = {}): ExcerptView {
  const originals = Array.from(words)
  const isFitting = Array.from(marked).filter((letter) => !isMark(letter)).length === originals.length
  let at = 0
  // Words that were found one after the other are one mark.
  const parts = marked.replace(BETWEEN, '$1').split(EDGES)
  const excerpt = parts.flatMap((part, index) => {
    const length = Array.from(part).length
    const text = (isFitting ? originals.slice(at, at + length).join('') : part).replace(/\s+/g, ' ')
    at += length
    return text === '' ? [] : [{ text, marked: index % 2 === 1 }]
  })
  return [
    ...(left.before ? [{ text: '… ', marked: false }] : []),
    ...excerpt,
    ...(left.after ? [{ text: ' …', marked: false }] : []),
  ]
}

/** On which sides the article says more. */
type Left = { before?: boolean; after?: boolean }

const EDGES = new RegExp(`[${FOUND.start}${FOUND.end}]`)
const BETWEEN = new RegExp(`${FOUND.end}(\\s+)${FOUND.start}`, 'g')
const isMark = (letter: string) => letter === FOUND.start || letter === FOUND.end
