import { type Block, flattenAllFields, type FlattenedField, type RichTextField } from 'payload'
import { block, body, heading, link, list, paragraph, quote, table, text } from '@/scripts/seed/lexical'
import { pack, toLink } from './vectors'

/** What is written into a document's fields. */
export type Words = {
  /** For the field of that path, which takes so many characters. */
  text: (path: string, longest: number) => string
  /** For an address that readers may follow. */
  link: (path: string) => string
  /** The id of the document that a field names, by its collection; none leaves the field empty. */
  document: (collection: string) => string | undefined
}

/** Fields whose values have a form of their own, with one that passes. Whatever else takes text is tried with all of it. */
const FORMED: Record<string, string> = {
  slug: '',
  timeZone: 'Europe/London',
  signalColour: '#b3121d',
  securityContact: 'mailto:safety@example.org',
}

/** Fields that hold an address. */
const LINKS = new Set(['url', 'to', 'hub'])

/** At the top of a document: what Payload keeps itself, and what decides what becomes of it, which each test sets. */
const DECIDED = new Set([
  'id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'kind', 'language', 'languages', 'publishOn', 'withdrawOn', 'embargo', 'goneFor', 'change', 'state',
  'translationOf', 'createdBy', 'permanentId', 'publicSlug', 'number', 'lead', 'frontTopics', 'twoPeople', 'from', 'email', 'password', 'role', 'decorative',
  'filename', 'mimeType', 'filesize', 'width', 'height', 'focalX', 'focalY', 'sizes', 'thumbnailURL', 'url', 'salt', 'hash', 'resetPasswordToken',
  'resetPasswordExpiration', 'loginAttempts', 'lockUntil', 'sessions',
]) // prettier-ignore

/** Names of rows and blocks, wherever they stand. */
const NAMES = new Set(['id', 'blockName', 'blockType'])

const DAY = '2015-01-20T12:00:00.000Z'

/** Characters at once for a text without a narrower bound of its own; a test may put a word before them,. */
const UNBOUND = 980

/** Rows of a list, where it may have so many. */
const ROWS = 20

/** A value for each of the fields, found by walking the config, so that a new field is tried by itself. */
export function fill(fields: FlattenedField[], words: Words, path = ''): Record<string, unknown> {
  const entries = fields
    .filter(({ name }) => !NAMES.has(name) && (path !== '' || !DECIDED.has(name)))
    .map((field): [string, unknown] => [
      field.name,
      valueOf(field, words, path ? `${path}.${field.name}` : field.name),
    ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function valueOf(field: FlattenedField, words: Words, path: string): unknown {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      if (LINKS.has(field.name)) return words.link(path)
      return FORMED[field.name] ?? words.text(path, toLongest(field))
    case 'richText':
      return toBody(field, words, path)
    case 'array':
      return Array.from({ length: Math.min(field.maxRows ?? 2, ROWS) }, () =>
        fill(field.flattenedFields, words, path),
      )
    case 'group':
    case 'tab':
      return fill(field.flattenedFields, words, path)
    case 'date':
      return DAY
    case 'checkbox':
      return false
    case 'select':
    case 'radio': {
      const [first] = field.options
      return typeof first === 'string' ? first : first?.value
    }
    case 'relationship':
    case 'upload': {
      const id = words.document([field.relationTo].flat()[0] ?? '')
      return field.hasMany === true && id ? [id] : id
    }
    default:
      return undefined
  }
}

const toLongest = (field: FlattenedField): number =>
  'maxLength' in field && field.maxLength ? Math.min(field.maxLength, UNBOUND) : UNBOUND

/** A text with words in every kind of node, and every block of its editor with every field of it. */
function toBody(field: RichTextField, words: Words, path: string) {
  const say = (kind: string) => words.text(`${path}.${kind}`, UNBOUND)
  const { blocks, inline, isLarge } = featuresOf(field)
  const linked = link(say('link'), words.link(`${path}.link.url`))
  const toFields = ({ fields, slug }: Block) => fill(flattenAllFields({ fields }), words, `${path}.${slug}`)
  const notes = inline.map((each, index) => ({
    type: 'inlineBlock',
    version: 1,
    fields: { id: `n${index}`, blockName: '', blockType: each.slug, ...toFields(each) },
  }))
  return body([
    paragraph([text(say('text')), text(say('bold'), 1), linked, ...notes]),
    list([say('item'), [text(say('item'), 2), linked]]),
    ...(isLarge ? [heading(say('heading')), quote(say('quote')), table([[say('cell')], [say('cell')]])] : []),
    ...blocks.map((each, index) => block(each.slug, `b${index}`, toFields(each))),
  ])
}

type Features = { blocks: Block[]; inline: Block[]; isLarge: boolean }

type WithFeatures = {
  editorConfig: {
    resolvedFeatureMap: Map<
      string,
      { sanitizedServerFeatureProps?: { blocks?: Block[]; inlineBlocks?: Block[] } }
    >
  }
}

/** The blocks that the field's editor offers, and whether it has headings, quotes and tables. */
function featuresOf({ editor }: RichTextField): Features {
  const { resolvedFeatureMap: features } = (editor as unknown as WithFeatures).editorConfig
  const { blocks = [], inlineBlocks: inline = [] } = features.get('blocks')?.sanitizedServerFeatureProps ?? {}
  return { blocks, inline, isLarge: features.has('heading') }
}

/** Words that bring every vector into every field, a part with each document; `twist` may make them harmless. */
export type Barrage = Words & {
  /** Whether every field that was met has had every vector that it takes. */
  isSpent: () => boolean
  /** The fields that were met, with the vectors that each has had. */
  met: () => Map<string, number>
}

export function createBarrage(
  document: Words['document'],
  twist: (text: string) => string = (text) => text,
): Barrage {
  const fields = new Map<string, { parts: string[]; next: number }>()
  const take = (path: string, toParts: () => string[]) => {
    const field = fields.get(path) ?? { parts: toParts(), next: 0 }
    fields.set(path, field)
    const part = field.parts[field.next % field.parts.length] ?? ''
    field.next++
    return part
  }
  return {
    text: (path, longest) => twist(take(path, () => pack(longest))),
    // Harmless or not, an address has the same shape: it stands in attributes only.
    link: (path) => take(path, () => pack(250).map(toLink)),
    document,
    isSpent: () => [...fields.values()].every(({ parts, next }) => next >= parts.length),
    met: () => new Map([...fields].map(([path, { parts, next }]) => [path, Math.min(parts.length, next)])),
  }
}
