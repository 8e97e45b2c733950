/** A node of the editor's stored form; its fields are checked where they are read. */
export type Node = Record<string, unknown>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value, or a node without anything where it is none. */
export const toNode = (value: unknown): Node => (isNode(value) ? value : {})

export const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

/** Every node of an editor's state in reading order, those of texts within its blocks included. */
export function* listNodes(state: unknown): Generator<Node> {
  yield* listBelow(toNode(toNode(state).root))
}

function* listBelow(parent: Node): Generator<Node> {
  for (const node of childrenOf(parent)) {
    yield node
    yield* listBelow(node)
    for (const field of Object.values(toNode(node.fields))) if (toNode(field).root) yield* listNodes(field)
  }
}

/** The words of a node, as a reader reads them on one line. */
export function toWords(node: Node): string {
  if (typeof node.text === 'string') return node.text
  if (node.type === 'linebreak') return ' '
  return childrenOf(node).map(toWords).join('')
}

/** Node types that stand on lines of their own. */
const LINES = new Set(['paragraph', 'heading', 'quote', 'listitem'])

/** The words of an editor's state, a line for each paragraph, heading, quotation, item and text of a block. */
export function toLines(state: unknown): string[] {
  const lines: string[] = []
  for (const node of listNodes(state)) {
    if (typeof node.type === 'string' && LINES.has(node.type)) lines.push(ownWordsOf(node))
    if (node.type === 'block' || node.type === 'inlineBlock')
      for (const [name, field] of Object.entries(toNode(node.fields)))
        if (typeof field === 'string' && !KEYS.has(name)) lines.push(field)
  }
  return lines.filter((line) => line.trim() !== '')
}

/** The words of a line without those of a list within it, whose items are lines themselves. */
const ownWordsOf = (node: Node): string =>
  childrenOf(node)
    .filter(({ type }) => type !== 'list')
    .map(toWords)
    .join('')

/** Fields of blocks that name something and say nothing. */
const KEYS = new Set(['id', 'blockType', 'blockName', 'image', 'url'])

/** The id of a relationship that may be populated. */
export function toId(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null ? toNode(value).id : value
  return typeof id === 'string' && id ? id : undefined
}
