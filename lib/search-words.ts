/** The longest question that is looked up, in characters and in words: it is the reader's sentence, not a text. */
export const LONGEST = { characters: 200, words: 20 }

/** A word or a phrase, which may be excluded. */
const PARTS = /(-?)(?:"([^"]*)"?|([^\s"]+))/g

/** A word of a question, and where it stands in it, in UTF-16 units. */
export type AskedWord = { word: string; at: number; isExcluded: boolean }

/** The words of a question in their order; those behind a minus, alone or in a phrase, are excluded. “or” between words is none. */
export function listWords(q: string): AskedWord[] {
  return [...q.matchAll(PARTS)].flatMap((part) => {
    const [whole, minus, phrase, single = ''] = part
    if (phrase === undefined && /^or$/i.test(single)) return []
    return [...whole.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].map(([word], index, all) => ({
      word,
      at: part.index + (all[index]?.index ?? 0),
      // Only a minus before a word or a phrase is an operator: “anti-war” asks for both.
      isExcluded: minus === '-',
    }))
  })
}

/** Whether the question is one that is looked up. */
export const isShort = (q: string): boolean =>
  Array.from(q).length <= LONGEST.characters && listWords(q).length <= LONGEST.words

/** The question with other words in the place of some of its own. */
export function replaceWords(q: string, replacements: { asked: AskedWord; by: string }[]): string {
  let text = q
  for (const { asked, by } of [...replacements].sort((a, b) => b.asked.at - a.asked.at))
    text = text.slice(0, asked.at) + by + text.slice(asked.at + asked.word.length)
  return text
}

/** The question that is met by any of its words and phrases, and by none that is excluded; undefined where it asks for but one. */
export function toAnyOf(q: string): string | undefined {
  const parts = [...q.matchAll(PARTS)].map(([part]) => part).filter((part) => !/^or$/i.test(part))
  const excluded = parts.filter((part) => part.startsWith('-'))
  const asked = parts.filter((part) => !part.startsWith('-'))
  return asked.length > 1 ? asked.map((part) => [part, ...excluded].join(' ')).join(' or ') : undefined
}
