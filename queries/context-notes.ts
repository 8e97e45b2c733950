import { isForReaders } from '@/lib/context-notes'
import type { Article } from '@/payload-types'
import type { BlockView, BodyView, ContextNoteView, InlineView } from './body.view'
import { toSources } from './record'

/**
 * The body with each published context note below the block in which its sentence stands first; a note whose sentence stands there no
 * longer comes last. It does not quote the sentence, which may have been taken out for good reason. Suggestions are for colleagues.
 */
export function placeNotes(body: BodyView, notes: Article['contextNotes']): BodyView {
  const published = (notes ?? [])
    .filter(isForReaders)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  if (published.length === 0) return body
  const texts = body.blocks.map((block) => textsOf(block).map(toOneLine))
  const below = new Map<number, ContextNoteView[]>()
  for (const { sentence, date, text, sources } of published) {
    const words = toOneLine(sentence)
    const place = words ? texts.findIndex((each) => each.some((one) => one.includes(words))) : -1
    const note = { type: 'contextNote' as const, date, text, sources: toSources(sources) }
    below.set(place, [...(below.get(place) ?? []), note])
  }
  return {
    ...body,
    blocks: [
      ...body.blocks.flatMap((block, place) => [block, ...(below.get(place) ?? [])]),
      ...(below.get(-1) ?? []),
    ],
  }
}

/** The text with its white space evened out, no-break spaces included: a sentence is copied from many places. */
const toOneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** The texts of a block, each of which a reader reads in one piece. A pull quote only repeats a sentence of the article. */
function textsOf(block: BlockView): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [wordsOf(block.children)]
    case 'list':
      return block.items.flatMap(({ children, lists }) => [wordsOf(children), ...lists.flatMap(textsOf)])
    case 'table':
      return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(textsOf))
    case 'factBox':
      return block.blocks.flatMap(textsOf)
    case 'rule':
    case 'figure':
    case 'pullQuote':
    case 'linkCard':
    case 'contextNote':
      return []
  }
}

const wordsOf = (nodes: InlineView[]): string =>
  nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text
        case 'break':
          return ' '
        case 'link':
          return wordsOf(node.children)
        case 'note':
          return ''
      }
    })
    .join('')
