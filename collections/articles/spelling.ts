/** Words that may differ when only spelling was mended. */
const MOST = 5
/** Letters by which such a word may differ. */
const LETTERS = 2
/** Shorter words turn into others too easily: “now” and “not”. */
const SHORTEST = 4

/**
 * Why the change is more than mended spelling, or undefined when it is no more. Punctuation, capitals and spaces are free; a few
 * words may differ by a letter or two; no word comes, goes or turns into its contrary, and no figure changes.
 */
export function whyNotSpelling(before: string[], after: string[]): string | undefined {
  const [old, mended] = [before, after].map((lines) => toWords(lines.join('\n')))
  if (!old || !mended) return undefined
  if (old.length !== mended.length)
    return sameLetters(old, mended) ? undefined : 'Words were added or removed.'
  const changed = old.flatMap((word, index) =>
    word === mended[index] ? [] : [[word, mended[index] ?? ''] as const],
  )
  if (changed.length > MOST)
    return `${changed.length} words differ; spelling may be mended in ${MOST} at once.`
  const other = changed.find(([from, to]) => !isSlip(from, to))
  return other && `“${other[0]}” and “${other[1]}” are different words.`
}

const toWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replace(/[’ʼ]/g, "'")
    .match(/[\p{L}\p{M}\p{N}']+/gu) ?? []

/** Two words written as one, or one as two. */
const sameLetters = (a: string[], b: string[]): boolean => a.join('') === b.join('')

function isSlip(from: string, to: string): boolean {
  if (/\p{N}/u.test(from + to)) return false
  if (from.endsWith("n't") !== to.endsWith("n't")) return false
  if (Math.min(from.length, to.length) < SHORTEST) return isSwap(from, to)
  return distance(from, to) <= LETTERS
}

/** “teh” and “the”: the same letters in another order. */
const isSwap = (a: string, b: string): boolean => inOrder(a) === inOrder(b)

const inOrder = (word: string): string => Array.from(word).sort().join('')

/** Letters to add, take away, change or swap with their neighbour (the restricted distance of Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [
    i,
    ...Array.from({ length: b.length }, () => 0),
  ])
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity
  for (let j = 1; j <= b.length; j++) if (rows[0]) rows[0][j] = j
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const row = rows[i]
      if (row)
        row[j] = Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          change,
          isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
        )
    }
  return at(a.length, b.length)
}
