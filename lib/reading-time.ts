/**
 * Words a minute that a grown reader reads in silence, and signs a minute in scripts that write no spaces: 228 English words and 255
 * Chinese signs by Trauzettel-Klosinski and Dietz, “Standardized Assessment of Reading Performance” (2012).
 */
const WORDS = 230
const SIGNS = 255

/** A sign that is a word, or much of one, by itself. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** A word has a letter or a digit; dashes and quotation marks on their own are none. */
const WORD = /\S*[\p{L}\p{N}]\S*/gu

/** Minutes it takes to read the lines, rounded, at least 1. */
export function toReadingMinutes(lines: string[]): number {
  const text = lines.join('\n')
  const signs = countOf(text, UNSPACED)
  const words = countOf(text.replace(UNSPACED, ' '), WORD)
  return Math.max(1, Math.round(words / WORDS + signs / SIGNS))
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
