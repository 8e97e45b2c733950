import type { FlattenedField, RadioField, SelectField } from 'payload'
import { isId } from '@/lib/ids'
import { isNode, toNode } from '@/lib/lexical'

/** What is wrong with a value that was sent, with the path of its field. */
export type Fault = { path: string; demand: string }

/** Levels of lists and groups in what is sent; a text with its tables and boxes has about thirty. */
const DEEPEST = 200

/** Fields that Payload empties itself when it is sent no words, or “null” by a form. */
const EMPTIED = new Set<FlattenedField['type']>(['array', 'number', 'relationship', 'richText', 'upload'])

/** Times as the database keeps them: from the year 1 to 9999. */
export function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' && !(value instanceof Date)) return false
  const year = new Date(value).getUTCFullYear()
  return year > 0 && year < 10_000
}

export const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value))

export const isTruth = (value: unknown): boolean =>
  typeof value === 'boolean' || value === 'true' || value === 'false'

export const optionsOf = ({ options }: Pick<RadioField | SelectField, 'options'>): string[] =>
  options.map((option) => (typeof option === 'string' ? option : option.value))

/** What cannot be kept of the data, as the fields have it. What is missing or empty is no fault: a draft is saved without. */
export function findFault(fields: FlattenedField[], data: unknown, path = ''): Fault | undefined {
  for (const [name, value] of Object.entries(toNode(data))) {
    const field = fields.find((each) => each.name === name)
    const fault = field && findFaultOf(field, value, path ? `${path}.${name}` : name)
    if (fault) return fault
  }
  return undefined
}

function findFaultOf(field: FlattenedField, value: unknown, path: string): Fault | undefined {
  if (value === undefined) return undefined
  if (!isKeepable(value, 0)) return { path, demand: 'must have no characters in it that no text has' }
  if (field.type === 'group' || field.type === 'tab')
    return isNode(value)
      ? findFault(field.flattenedFields, value, path)
      : { path, demand: 'must be an object with its fields' }
  if (value === null || (EMPTIED.has(field.type) && (value === '' || value === 'null'))) return undefined
  if (field.type === 'array') return findFaultInRows(field.flattenedFields, value, path)
  const demand = demandOf(field)
  if (!demand) return undefined
  const isMany = 'hasMany' in field && field.hasMany === true
  const values: unknown[] = isMany && Array.isArray(value) ? value : [value]
  return values.every(demand.isMet) ? undefined : { path, demand: demand.words }
}

function findFaultInRows(fields: FlattenedField[], value: unknown, path: string): Fault | undefined {
  // A form counts an empty list’s rows.
  if (value === 0 || value === '0') return undefined
  if (!Array.isArray(value) || !value.every(isNode)) return { path, demand: 'must be a list of rows' }
  for (const [index, row] of value.entries()) {
    const fault = findFault(fields, row, `${path}.${index}`)
    if (fault) return fault
  }
  return undefined
}

type Demand = { isMet: (value: unknown) => boolean; words: string }

function demandOf(field: FlattenedField): Demand | undefined {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return { isMet: (value) => typeof value === 'string', words: 'must be a text' }
    case 'number':
      return { isMet: isNumeric, words: 'must be a number' }
    case 'checkbox':
      return { isMet: isTruth, words: 'must be true or false' }
    case 'date':
      return { isMet: isMoment, words: 'must be a day or a time, for example 2026-03-01T12:00:00Z' }
    case 'select':
    case 'radio': {
      const options = optionsOf(field)
      return {
        isMet: (value) => typeof value === 'string' && options.includes(value),
        words: `must be one of ${options.join(', ')}`,
      }
    }
    case 'relationship':
    case 'upload':
      return {
        isMet: Array.isArray(field.relationTo) ? isReference : isDocument,
        words: 'must name a document by its id',
      }
    case 'richText':
      return { isMet: isText, words: 'must be a text as the editor makes it' }
    default:
      return undefined
  }
}

/** A document may be sent as it was read. */
const isDocument = (value: unknown): boolean => isId(isNode(value) ? value.id : value)

const isReference = (value: unknown): boolean =>
  isNode(value) && typeof value.relationTo === 'string' && isDocument(value.value)

const isText = (value: unknown): boolean => {
  const { root } = toNode(value)
  return isNode(root) && Array.isArray(root.children) && hasSoundNodes(root)
}

/** Wherever nodes are listed, each is one and says of which type. */
function hasSoundNodes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, part]) => {
    const isSound =
      name !== 'children' ||
      (Array.isArray(part) && part.every((node) => isNode(node) && typeof node.type === 'string'))
    return isSound && hasSoundNodes(part)
  })
}

/** Whether the database can keep every text in it: none has a NUL or half of a character. */
export function isKeepable(value: unknown, depth: number): boolean {
  if (depth > DEEPEST) return false
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return true
  return Object.values(value).every((part) => isKeepable(part, depth + 1))
}
