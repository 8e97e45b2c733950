/**
 * Text made fit for XML 1.0 (section 2.2): what may not stand in a document at all is left out (control characters,
 * lone surrogates, U+FFFE and U+FFFF), and C1 controls with it, since no text means them. But for the next line (U+0085), which is a
 * line's end: some feed readers would take it for an ellipsis, as Windows does.
 */
export function toCleanText(text: string): string {
  return text
    .replace(/\u0085/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu, '')
}

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
