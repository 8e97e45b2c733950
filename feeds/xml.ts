import { toCleanText } from '@/lib/clean-text'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in an element or in a double-quoted attribute, of XML and of HTML alike. */
export function escape(text: string): string {
  return toCleanText(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

type Attributes = Record<string, string | number | undefined>

/** An element with text inside. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${toAttributes(attributes)}>${escape(text)}</${name}>`
}

/** An element without content. */
export function empty(name: string, attributes: Attributes): string {
  return `<${name}${toAttributes(attributes)}/>`
}

function toAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
}

/** The document with its declaration; empty lines are left out. */
export function document(lines: (string | undefined)[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...lines.filter((line) => line), ''].join('\n')
}
