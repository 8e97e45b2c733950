import { childrenOf, isNode, type Node, toNode } from '@/lib/lexical'
import { noteSource } from '@/lib/sources'
import { articlePath, isSafeLink, pagePath } from '@/lib/urls'
import type { Media } from '@/payload-types'
import type { BlockView, BodyView, CellView, InlineView, ListView, Mark } from './body.view'
import type { LinkedLists } from './linked-lists'
import { toPicture } from './picture'
import { toText } from './relation'

/** The stored body as our own blocks, with links to those of the lists that are there. What the site does not know how to show is left out, never passed on. */
export function toBody(state: unknown, lists: LinkedLists = new Map()): BodyView {
  const context: Context = { notes: [], lists }
  return { blocks: toBlocks(childrenOf(toNode(toNode(state).root)), context), notes: context.notes }
}

/** The notes so far, and the lists that links may lead to. */
type Context = { notes: string[]; lists: LinkedLists }

function toBlocks(nodes: Node[], context: Context): BlockView[] {
  return nodes.flatMap((node): BlockView[] => {
    switch (node.type) {
      case 'paragraph': {
        const children = toInline(childrenOf(node), context)
        return children.length > 0 ? [{ type: 'paragraph', children }] : []
      }
      case 'heading':
        return [{ type: 'heading', level: toLevel(node.tag), children: toInline(childrenOf(node), context) }]
      case 'quote':
        return [{ type: 'quote', children: toInline(childrenOf(node), context) }]
      case 'list':
        return [toList(node, context)]
      case 'horizontalrule':
        return [{ type: 'rule' }]
      case 'table':
        return [
          {
            type: 'table',
            rows: childrenOf(node).map((row) => childrenOf(row).map((cell) => toCell(cell, context))),
          },
        ]
      case 'block':
        return toOwnBlock(toNode(node.fields), context)
      default:
        return []
    }
  })
}

const toLevel = (tag: unknown) => (tag === 'h4' ? 4 : tag === 'h3' ? 3 : 2)

function toList(node: Node, context: Context): ListView {
  const items: ListView['items'] = []
  for (const item of childrenOf(node)) {
    const nested = childrenOf(item).filter((child) => child.type === 'list')
    const inline = toInline(
      childrenOf(item).filter((child) => child.type !== 'list'),
      context,
    )
    const lists = nested.map((child) => toList(child, context))
    // The editor keeps a nested list in an item of its own, behind the one it belongs to.
    const last = items.at(-1)
    if (inline.length === 0 && lists.length > 0 && last) last.lists.push(...lists)
    else items.push({ children: inline, lists })
  }
  return { type: 'list', ordered: node.listType === 'number', items }
}

function toCell(node: Node, context: Context): CellView {
  return {
    header: typeof node.headerState === 'number' && node.headerState > 0,
    columns: toSpan(node.colSpan),
    rows: toSpan(node.rowSpan),
    blocks: toBlocks(childrenOf(node), context),
  }
}

const toSpan = (value: unknown) =>
  typeof value === 'number' && value > 1 ? Math.min(Math.trunc(value), 100) : 1

function toOwnBlock(fields: Node, context: Context): BlockView[] {
  switch (fields.blockType) {
    case 'figure': {
      const picture = isMedia(fields.image) ? toPicture(fields.image) : undefined
      return picture ? [{ type: 'figure', picture, caption: textOf(fields.caption) }] : []
    }
    case 'pullQuote': {
      const quote = textOf(fields.quote)
      return quote ? [{ type: 'pullQuote', quote, attribution: textOf(fields.attribution) }] : []
    }
    case 'factBox':
      return [
        {
          type: 'factBox',
          heading: textOf(fields.heading) ?? '',
          blocks: toBlocks(childrenOf(toNode(toNode(fields.text).root)), context),
        },
      ]
    case 'linkCard': {
      const href = textOf(fields.url)
      if (!href || !isSafeLink(href)) return []
      const host = URL.canParse(href) ? new URL(href).hostname : ''
      return [
        {
          type: 'linkCard',
          href,
          host,
          title: textOf(fields.title) ?? href,
          description: textOf(fields.description),
        },
      ]
    }
    default:
      return []
  }
}

// Lexical keeps formats as bits of one number: bold 1, italic 2, strikethrough 4, subscript 32, superscript 64.
const MARKS: [number, Mark][] = [
  [1, 'bold'],
  [2, 'italic'],
  [4, 'strikethrough'],
  [32, 'subscript'],
  [64, 'superscript'],
]

function toInline(nodes: Node[], context: Context): InlineView[] {
  return nodes.flatMap((node): InlineView[] => {
    switch (node.type) {
      case 'text': {
        const format = typeof node.format === 'number' ? node.format : 0
        const marks = MARKS.filter(([bit]) => format & bit).map(([, mark]) => mark)
        return typeof node.text === 'string' && node.text !== ''
          ? [{ type: 'text', text: node.text, marks }]
          : []
      }
      case 'linebreak':
        return [{ type: 'break' }]
      case 'tab':
        return [{ type: 'text', text: '\t', marks: [] }]
      case 'link':
      case 'autolink': {
        const children = toInline(childrenOf(node), context)
        const href = toHref(toNode(node.fields), context.lists)
        return href ? [{ type: 'link', href, children }] : children
      }
      case 'inlineBlock': {
        const fields = toNode(node.fields)
        const words = fields.blockType === 'note' ? textOf(fields.text) : undefined
        return words ? [{ type: 'note', number: context.notes.push(words) }] : []
      }
      default:
        return []
    }
  })
}

const PATHS: Record<string, (slug: string) => string> = {
  articles: articlePath,
  pages: pagePath,
}

/** The link's address if a reader may follow it; a link to what is not published keeps its words only. */
function toHref(fields: Node, lists: LinkedLists): string | undefined {
  if (fields.linkType !== 'internal') {
    const url = textOf(fields.url)
    return url && isSafeLink(url) ? url : undefined
  }
  const { relationTo, value } = toNode(fields.doc)
  const { id = value, slug, _status } = toNode(value)
  // Also when it may not be shown: the day it is published, this page has a link more.
  if (typeof id === 'string') noteSource(id)
  const list = typeof id === 'string' ? lists.get(id) : undefined
  if (list !== undefined) return list
  const path = typeof relationTo === 'string' ? PATHS[relationTo] : undefined
  return path && typeof slug === 'string' && _status !== 'draft' ? path(slug) : undefined
}

const isMedia = (value: unknown): value is Media => isNode(value) && typeof value.filename === 'string'
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? toText(value) : undefined)
