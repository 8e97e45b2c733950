import type { FlattenedField, PayloadRequest } from 'payload'
import { hasRole } from './access'

/** The parts of a path in a question, or of a sort in either order; versions have the fields of their document below “version”. */
export const toParts = (path: string): string[] => path.replace(/^-?(?:version(?:\.|__))?/, '').split(/\.|__/)

type Found = { field: FlattenedField; rest: string[] }

/** The field that the path leads to, or the relationship it goes through, with what stands behind it. */
export function findField(fields: FlattenedField[], [name, ...rest]: string[]): Found | undefined {
  const field = fields.find((each) => each.name === name)
  if (!field) return undefined
  const isNest = rest.length > 0 && 'flattenedFields' in field
  return isNest ? findField(field.flattenedFields, rest) : { field, rest }
}

/** Collections of which an account may not ask through documents that name theirs: the answer’s order alone would tell. */
const closedTo = (req: PayloadRequest): string[] => {
  if (hasRole(req, 'administrator')) return []
  return hasRole(req, 'editor') ? ['users'] : ['users', 'articles']
}

/** Whether the path asks about accounts, or contributors about articles, through a relationship to them. */
export function isClosed(path: string, fields: FlattenedField[], req: PayloadRequest): boolean {
  return goesThrough(toParts(path), fields, closedTo(req), req)
}

function goesThrough(
  parts: string[],
  fields: FlattenedField[],
  closed: string[],
  req: PayloadRequest,
): boolean {
  // Of a version, the document it is one of.
  if (parts[0] === 'parent') return goesThrough(parts.slice(1), fields, closed, req)
  const found = findField(fields, parts)
  if (!found || (found.field.type !== 'relationship' && found.field.type !== 'upload')) return false
  const rest = found.rest.filter((part) => !['id', 'value', 'relationTo'].includes(part))
  if (rest.length === 0) return false
  const related = [found.field.relationTo].flat()
  if (related.some((slug) => closed.includes(slug))) return true
  return related.some((slug) =>
    goesThrough(rest, req.payload.collections[slug].config.flattenedFields, closed, req),
  )
}
