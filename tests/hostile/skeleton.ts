import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Parent = DefaultTreeAdapterTypes.ParentNode

/**
 * The markup of a page, or of a part of one, without its words: each element with the names of its attributes, by order and depth.
 * Whatever an attacker's words add to it, end in it or hide of it shows here.
 */
export function toSkeleton(html: string): string[] {
  const root = /^\s*<!doctype/i.test(html) ? parse(html) : parseFragment(html)
  return [...listBelow(root, 0)]
}

function* listBelow(parent: Parent, depth: number): Generator<string> {
  for (const child of parent.childNodes) {
    if (child.nodeName === '#comment') yield `${depth} <!-- -->`
    if (!('tagName' in child)) continue
    yield `${depth} ${[child.tagName, ...child.attrs.map(({ name }) => name)].join(' ')}`
    yield* listBelow(child, depth + 1)
    if ('content' in child) yield* listBelow(child.content, depth + 1)
  }
}

/** What the HTML parser complains of (HTML, 13.2.2), by its names, with the place. */
export function listParseErrors(html: string): string[] {
  const errors: string[] = []
  parse(html, {
    onParseError: ({ code, startLine, startCol }) => errors.push(`${code} at ${startLine}:${startCol}`),
  })
  return errors
}

/** Where a skeleton is another than it should be; nothing where it is the same. */
export function whereApart(found: string[], expected: string[]): string | undefined {
  const at = Math.max(found.length, expected.length)
  for (let line = 0; line < at; line++)
    if (found[line] !== expected[line])
      return `line ${line} is “${found[line] ?? 'nothing'}” instead of “${expected[line] ?? 'nothing'}”`
  return undefined
}
