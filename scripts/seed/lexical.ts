/** Builders of the editor's stored form, as Lexical 0.50 writes it. */
type Node = { type: string; version: number; [key: string]: unknown }

const element = { direction: null, format: '' as const, indent: 0, version: 1 }

export const text = (words: string, format = 0): Node => ({
  type: 'text',
  text: words,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})

export const link = (words: string, url: string): Node => ({
  ...element,
  type: 'link',
  version: 3,
  fields: { linkType: 'custom', url },
  children: [text(words)],
})

const toNodes = (content: string | Node[]): Node[] =>
  typeof content === 'string' ? [text(content)] : content

export const paragraph = (content: string | Node[]): Node => ({
  ...element,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: toNodes(content),
})

export const list = (items: (string | Node[])[]): Node => ({
  ...element,
  type: 'list',
  listType: 'bullet',
  tag: 'ul',
  start: 1,
  children: items.map((item, index) => ({
    ...element,
    type: 'listitem',
    value: index + 1,
    children: toNodes(item),
  })),
})

export const body = (children: Node[]) => ({ root: { ...element, type: 'root', children } })

export const heading = (content: string | Node[], tag: 'h2' | 'h3' | 'h4' = 'h2'): Node => ({
  ...element,
  type: 'heading',
  tag,
  children: toNodes(content),
})

export const quote = (content: string | Node[]): Node => ({
  ...element,
  type: 'quote',
  children: toNodes(content),
})

/** A table whose first row is its head. */
export const table = (rows: string[][]): Node => ({
  ...element,
  type: 'table',
  children: rows.map((cells, index) => ({
    ...element,
    type: 'tablerow',
    children: cells.map((cell) => ({
      ...element,
      type: 'tablecell',
      headerState: index === 0 ? 1 : 0,
      colSpan: 1,
      rowSpan: 1,
      children: [paragraph(cell)],
    })),
  })),
})

export const block = (blockType: string, id: string, fields: Record<string, unknown>): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id, blockName: '', blockType, ...fields },
})

export const note = (id: string, words: string): Node => ({
  type: 'inlineBlock',
  version: 1,
  fields: { id, blockName: '', blockType: 'note', text: words },
})
