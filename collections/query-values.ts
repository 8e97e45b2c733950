import type { FlattenedField } from 'payload'
import { isId } from '@/lib/ids'
import { isMoment, isNumeric, isTruth, optionsOf } from './input'
import { findField, toParts } from './query-paths'

/** Operators whose values are of the field’s own kind. */
const COMPARED = new Set([
  'equals', 'not_equals', 'in', 'not_in', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal',
]) // prettier-ignore

/** Those that look for a text. What is asked of places on a map, and of columns with lists, no field here answers. */
const SOUGHT = new Set(['like', 'not_like', 'contains'])

/** Whether a document could have such a value at the path; what is no field is left to Payload. */
export function isAnswerable(
  path: string,
  operator: string,
  value: unknown,
  fields: FlattenedField[],
): boolean {
  const parts = toParts(path)
  const found = findField(fields, parts)
  // Nothing of the newsroom asks for a part of a text or of JSON, for which Payload writes the words of its question itself.
  if (found && found.rest.length > 0 && ['richText', 'json'].includes(found.field.type)) return false
  if (operator === 'exists') return true
  // There are no words in a time.
  if (SOUGHT.has(operator)) return typeof value === 'string' && found?.field.type !== 'date'
  if (!COMPARED.has(operator)) return false
  const isList = operator === 'in' || operator === 'not_in'
  if (isList && value === 'null') return false
  const isFit = toCheck(parts, fields)
  const values = typeof value === 'string' && isList ? value.split(',') : [value].flat()
  // Payload makes no question of nothing where a link may lead to several collections.
  if (found && isMixed(found.field) && found.rest.length === 0)
    return values.length > 0 && values.every(isFit)
  return values.every((each) => each === null || each === '' || each === 'null' || isFit(each))
}

const isMixed = (field: FlattenedField): boolean => 'relationTo' in field && Array.isArray(field.relationTo)

function toCheck(parts: string[], fields: FlattenedField[]): (value: unknown) => boolean {
  if (['id', '_id', 'parent'].includes(parts.join('.'))) return isId
  const found = findField(fields, parts)
  if (!found) return () => true
  const { field, rest } = found
  switch (field.type) {
    case 'date':
      return isMoment
    case 'number':
      return isNumeric
    case 'select':
    case 'radio':
      return (value) => optionsOf(field).includes(String(value))
    case 'checkbox':
      return isTruth
    case 'relationship':
    case 'upload':
      return ['', 'id', 'value'].includes(rest.join('.')) ? isId : () => true
    default:
      return () => true
  }
}
