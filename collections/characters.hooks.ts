import type { CollectionBeforeValidateHook, FlattenedField, GlobalBeforeValidateHook } from 'payload'
import { toShownText, toShownWords } from '@/lib/characters'
import { isNode } from '@/lib/lexical'

/** Texts are kept without signs that nobody sees and that make them read as something else; see lib/characters.ts. */
export const keepShownText: CollectionBeforeValidateHook = ({ collection, data }) =>
  isNode(data) ? cleanFields(collection.flattenedFields, data) : data

/** The same for the site's settings. */
export const keepShownSettings: GlobalBeforeValidateHook = ({ data, global }): unknown =>
  isNode(data) ? cleanFields(global.flattenedFields, data) : data

function cleanFields(fields: FlattenedField[], data: Record<string, unknown>): Record<string, unknown> {
  const cleaned = fields.flatMap((field) =>
    data[field.name] === undefined ? [] : [[field.name, clean(field, data[field.name])] as const],
  )
  return { ...data, ...Object.fromEntries(cleaned) }
}

function clean(field: FlattenedField, value: unknown): unknown {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return cleanTexts(value)
    case 'richText':
      return cleanNodes(value)
    case 'group':
    case 'tab':
      return isNode(value) ? cleanFields(field.flattenedFields, value) : value
    case 'array':
      return Array.isArray(value)
        ? value.map((row: unknown) => (isNode(row) ? cleanFields(field.flattenedFields, row) : row))
        : value
    default:
      return value
  }
}

const cleanTexts = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(cleanTexts) : typeof value === 'string' ? toShownText(value) : value

/** A body's words may turn letters; what stands in its blocks, as a caption, is a short text. */
function cleanNodes(value: unknown): unknown {
  if (typeof value === 'string') return toShownText(value)
  if (Array.isArray(value)) return value.map(cleanNodes)
  if (!isNode(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      value.type === 'text' && name === 'text' && typeof part === 'string'
        ? toShownWords(part)
        : cleanNodes(part),
    ]),
  )
}
