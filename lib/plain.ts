import { createHash } from 'node:crypto'
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes, html, parse, serialize } from 'parse5'
import { toCleanText } from './clean-text'

type Document = DefaultTreeAdapterTypes.Document
type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** Scripts that no browser runs: data for search engines, and addresses worth fetching ahead. */
const SPECULATION = 'speculationrules'
const HARMLESS = new Set(['application/ld+json', SPECULATION])

/** A page as a reader needs it: what Next sends for its client runtime is left out, and its style is all in one place. */
export function toPlain(source: string): string {
  return serialize(toPlainTree(source))
}

/**
 * The page's tree without client runtime: no executable script, no preloading of any, no comment of React's; all style in one
 * element, whose hash the page's own Content-Security-Policy names (CSP 3, 6.7.3). Nor has it characters that no document may have, which
 * texts bring from word processors.
 */
export function toPlainTree(source: string): Document {
  // A next line (U+0085) is a line's end in text, but none may stand in the JSON of data for machines.
  const document = parse(toCleanText(source.replaceAll('\u0085', ' ')))
  const found: Found = { styles: '', hasSpeculation: false, head: undefined }
  strip(document, found)
  if (found.head) dress(found.head, found)
  return document
}

/** Every element below the node, in document order. */
export function* listElements(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!tree.isElementNode(child)) continue
    yield child
    yield* listElements(child)
  }
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

type Found = { styles: string; hasSpeculation: boolean; head: Element | undefined }

function strip(parent: DefaultTreeAdapterTypes.ParentNode, found: Found): void {
  parent.childNodes = parent.childNodes.filter((child) => {
    if (tree.isCommentNode(child)) return false
    if (!tree.isElementNode(child)) return true
    if (child.tagName === 'head') found.head = child
    if (child.tagName === 'style') found.styles += textOf(child)
    if (child.tagName === 'script' && attributeOf(child, 'type') === SPECULATION) found.hasSpeculation = true
    if (isRuntime(child)) return false
    strip(child, found)
    return !isEmptyShell(child)
  })
}

/** What stands in a page for the client runtime's sake; styles are gathered elsewhere. */
function isRuntime(element: Element): boolean {
  switch (element.tagName) {
    case 'script':
      return !HARMLESS.has(attributeOf(element, 'type') ?? '')
    case 'style':
      return true
    case 'link':
      return (
        attributeOf(element, 'rel') === 'modulepreload' ||
        (attributeOf(element, 'rel') === 'preload' && attributeOf(element, 'as') !== 'image')
      )
    case 'meta':
      return attributeOf(element, 'name') === 'next-size-adjust'
    default:
      return false
  }
}

/** React's hidden places for what arrives late, with nothing in them. */
const isEmptyShell = (element: Element): boolean =>
  element.tagName === 'div' && attributeOf(element, 'hidden') !== undefined && element.childNodes.length === 0

function dress(head: Element, { styles, hasSpeculation }: Found): void {
  const hash = createHash('sha256').update(styles).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src ${hasSpeculation ? "'inline-speculation-rules'" : "'none'"}`,
    `style-src ${styles ? `'sha256-${hash}'` : "'none'"}`,
    "img-src 'self'",
    "manifest-src 'self'",
    // No page connects to anything. Whoever audits one in a browser (Lighthouse) asks for robots.txt from there, and is refused without.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
  const charset = head.childNodes.filter((child) => isCharset(child))
  const others = head.childNodes.filter((child) => !isCharset(child))
  head.childNodes = [
    ...charset,
    create('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    ...others,
  ]
  if (!styles) return
  const style = create('style', {})
  tree.insertText(style, styles)
  tree.appendChild(head, style)
}

const create = (name: string, attributes: Record<string, string>): Element =>
  tree.createElement(
    name,
    html.NS.HTML,
    Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  )

const isCharset = (node: Node): boolean =>
  tree.isElementNode(node) && node.tagName === 'meta' && attributeOf(node, 'charset') !== undefined

/** The text right within the element. */
export const textOf = (element: Element): string =>
  element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('')
