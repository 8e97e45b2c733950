const DASHES = /[‐‑‒–—―−]/g
const APOSTROPHES = /[’ʼ]/g

/**
 * A number with what stands within it, and a minus or point before it; or a sign that says something by itself, wherever it
 * stands, such as a currency, a percentage, a question or an order to write from right to left.
 */
const FIGURES =
  /(?:-\s*|(?<!\S)[.,])?\p{N}+(?:[.,:/'·×-]\p{N}+)*|[\p{Sc}\p{Sm}\p{So}\p{Bidi_Control}%‰#@&?؟/*§]/gu

/** The figures and signs of a text in their order; a dash of another length, or a space before a sign, makes no other figure. */
export const figuresOf = (text: string): string[] =>
  (text.normalize('NFC').replace(DASHES, '-').replace(APOSTROPHES, "'").match(FIGURES) ?? []).map((figure) =>
    figure.replace(/\s/g, ''),
  )
