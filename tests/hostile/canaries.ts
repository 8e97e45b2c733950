import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Words } from './fill'

/** What every canary begins with, and nothing else in the world. */
export const STEM = 'qzxjvk'

/** A word of lower-case letters for the name, which is found again wherever it gets. */
export const canaryOf = (name: string): string =>
  STEM +
  [...createHash('sha256').update(name).digest().subarray(0, 8)]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('')

/** A UUID of version 4 for the name, the same each time. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A word of the same length that stands for nothing. */
export const nothingLike = (word: string): string => 'n'.repeat(word.length)

/** Canaries for every text field of a document, each with the document and the field in its name. */
export const canariesOf = (name: string, document: Words['document']): Words => ({
  text: (path) => canaryOf(`${name}.${path}`),
  link: (path) => `https://${canaryOf(`${name}.${path}`)}.example/`,
  document,
})

const bytesOf = (word: string) => [...Buffer.from(word)]
const mapBytes = (word: string, write: (byte: number) => string) => bytesOf(word).map(write).join('')
const hex = (byte: number) => byte.toString(16)

/** The stem within base64, at each of the three places where it may begin, without the signs that depend on what is around it. */
const inBase64 = [0, 1, 2].map((skipped) => {
  const whole = Buffer.from('\0'.repeat(skipped) + STEM).toString('base64')
  return whole.slice(Math.ceil((skipped * 4) / 3), Math.floor(((skipped + STEM.length) * 4) / 3))
})

/** Every form in which a word is written in what readers get. */
const FORMS: Record<string, string[]> = {
  'as it is': [STEM],
  'in UTF-16': [mapBytes(STEM, (byte) => `${String.fromCharCode(byte)}\0`).slice(0, -1)],
  'as URL': [mapBytes(STEM, (byte) => `%${hex(byte)}`)],
  'as HTML': [mapBytes(STEM, (byte) => `&#${byte};`), mapBytes(STEM, (byte) => `&#x${hex(byte)};`)],
  'as JSON': [mapBytes(STEM, (byte) => `\\u00${hex(byte)}`)],
  'in hex': [mapBytes(STEM, hex)],
}

/** In which form a canary stands in the bytes, with what is around it; undefined where there is none. */
export function findCanary(bytes: Buffer | string): string | undefined {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1')
  for (const form of inBase64)
    if (text.includes(form)) return `in base64: ${around(text, text.indexOf(form))}`
  const lower = text.toLowerCase()
  for (const [name, forms] of Object.entries(FORMS))
    for (const form of forms) if (lower.includes(form)) return `${name}: ${around(text, lower.indexOf(form))}`
  return undefined
}

const around = (text: string, at: number) => text.slice(Math.max(0, at - 60), at + 60)

/** The bytes of a file as a browser unpacks it, by its ending. */
export function unpackFile(name: string, bytes: Buffer): Buffer {
  if (name.endsWith('.br')) return brotliDecompressSync(bytes)
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
