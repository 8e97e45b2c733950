import { isForReaders } from '@/lib/context-notes'
import { type Node, toLines, toNode } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import type { Remark } from './checklist'

/** What each block of a text cannot do without, by its field, as the editor's labels call it. */
const NEEDED: Record<string, { name: string; fields: Record<string, string> }> = {
  figure: { name: 'picture', fields: { image: 'picture' } },
  pullQuote: { name: 'pull quote', fields: { quote: 'quote' } },
  factBox: { name: 'fact box', fields: { heading: 'heading', text: 'text' } },
  linkCard: { name: 'link card', fields: { url: 'address', title: 'title' } },
  note: { name: 'note', fields: { text: 'text' } },
}

/** Blocks and rows that were begun and lack what readers would be shown. */
export function listUnfinished(article: Partial<Article>, nodes: Node[]): Remark[] {
  return [
    ...listUnfinishedBlocks(nodes),
    ...listRows('sources', 'Sources', article.sources, { title: 'title' }),
    ...listRows('corrections', 'Corrections', article.corrections, { date: 'date', text: 'text' }),
    ...listRows('contextNotes', 'Context notes', article.contextNotes, {
      sentence: 'sentence',
      text: 'note',
      date: 'date',
    }),
  ]
}

function listUnfinishedBlocks(nodes: Node[]): Remark[] {
  return nodes.flatMap((node) => {
    const fields = toNode(node.fields)
    const needed = typeof fields.blockType === 'string' ? NEEDED[fields.blockType] : undefined
    return Object.entries(needed?.fields ?? {})
      .filter(([field]) => isEmpty(fields[field]))
      .map(([, name]) => ({
        path: 'body',
        label: 'Text',
        message: `There is a ${needed?.name ?? 'block'} without a ${name}.`,
      }))
  })
}

type Rows = Record<string, unknown>[] | null | undefined

const listRows = (path: string, label: string, rows: Rows, needed: Record<string, string>): Remark[] =>
  (rows ?? []).flatMap((row, index) =>
    Object.entries(needed)
      .filter(([field]) => isEmpty(row[field]))
      .map(([field, name]) => ({
        path: `${path}.${index}.${field}`,
        label,
        message: `Number ${index + 1} has no ${name}.`,
      })),
  )

/** A note stands at a sentence. One whose sentence is not in the text, or no longer, comes last: so may be meant, or a slip of the pen. */
export function listLooseNotes({ body, contextNotes }: Partial<Article>): Remark[] {
  const text = toPlain(toLines(body).join('\n'))
  return (contextNotes ?? []).flatMap((note, index) =>
    isForReaders(note) && !isEmpty(note.sentence) && !text.includes(toPlain(note.sentence))
      ? [
          {
            path: `contextNotes.${index}.sentence`,
            label: 'Context notes',
            message: `The sentence of number ${index + 1} is not in the text, so the note comes last: copy it exactly.`,
          },
        ]
      : [],
  )
}

const toPlain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Nothing, blank, or a text without a word in it. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (value === undefined || value === null) return true
  return toNode(value).root !== undefined && toLines(value).length === 0
}
