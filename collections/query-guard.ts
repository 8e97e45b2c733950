import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { isId } from '@/lib/ids'
import { isNode } from '@/lib/lexical'
import { isKeepable } from './input'
import { hasRole } from './access'
import { isClosed, toParts } from './query-paths'
import { isAnswerable } from './query-values'
import { Refusal } from './refusal'

/** Parts a path in a question may have: `firstPublisher.name` has two. Each relationship crossed is a join. */
const DEEPEST = 3

/** Levels of “and”, “or” and lists in a question. */
const DEEPEST_NEST = 12

const NAME = /^[\w.-]+$/

/** Names in a question: each condition has two, of its field and its operator. */
const MOST_NAMES = 200

/**
 * Questions that Payload would answer wrongly are refused. Its PostgreSQL adapter forgets one of “and” and “or” that stand side by
 * side, and with it the access rule of a related document, so that unpublished words could be guessed letter by letter; it follows a
 * path through relationships as far as it goes, at the cost of a join each; it sorts by accounts that the asker may not read; and what
 * the database does not know as a value it answers with 500. Strangers ask nothing (api/admit.ts).
 */
export const guardQueries: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  // What the newsroom asks itself, as whether a chosen document may be chosen, is no question of a stranger's.
  if (overrideAccess || req.context.reader || !req.user) return args
  const where: unknown = Reflect.get(args, 'where')
  const sort = 'sort' in args && args.sort ? [args.sort].flat().flatMap((each) => each.split(',')) : []
  const { flattenedFields: fields } = collection
  // The admin's lists ask what their address says.
  const paths = listPaths(where)
  // Payload logs a name that no field has as it came, with what would end the line.
  if (!paths.every((path) => NAME.test(path))) refuse('A field’s name has only words, dots and dashes.')
  if ([...paths, ...sort].some((path) => isClosed(path, fields, req)))
    refuse('It asks about what you may not read.')
  if (!hasRole(req, 'editor') && asksWhoBegan(where, sort, req.user.id))
    refuse('It asks about what you may not read.')
  if (req.payloadAPI === 'local') return args
  const id: unknown = Reflect.get(args, 'id')
  if (id !== undefined && !isId(id)) throw new Refusal('There is no such document.', 404)
  if (where !== undefined && where !== null && where !== '' && !isNode(where))
    refuse('“where” must name a field.')
  if (paths.length > MOST_NAMES) refuse('It has too many conditions.')
  checkNames(where)
  if (!isKeepable(where, 0)) refuse('It has characters in it that no text has.')
  checkValues(where, fields)
  if (sort.some((path) => isTooDeep(path))) refuse('It sorts by something too far away.')
  checkNumber(args, 'limit', { least: 0, most: 10_000 })
  checkNumber(args, 'page', { least: 1, most: 100_000 })
  return args
}

function refuse(reason: string): never {
  throw new Refusal(`This question cannot be answered: ${reason}`, 400)
}

function checkNumber(
  args: object,
  name: 'limit' | 'page',
  { least, most }: { least: number; most: number },
): void {
  const value: unknown = name in args ? Reflect.get(args, name) : undefined
  if (value === undefined || value === null) return
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most)
    refuse(`“${name}” must be a whole number from ${least} to ${most}.`)
}

/** Whether it asks who began an article, other than for one's own: a byline may be a pen name. */
function asksWhoBegan(where: unknown, sort: string[], own: string): boolean {
  const isWho = (path: string) => toParts(path)[0] === 'createdBy'
  if (sort.some(isWho)) return true
  if (typeof where !== 'object' || where === null) return false
  return Object.entries(where).some(([name, value]: [string, unknown]) =>
    isWho(name) ? !isOwn(value, own) : asksWhoBegan(value, [], own),
  )
}

const isOwn = (condition: unknown, own: string): boolean =>
  isNode(condition) &&
  Object.entries(condition).every(
    ([operator, value]) =>
      ['equals', 'in'].includes(operator) && [value].flat().every((each) => String(each) === own),
  )

const isTooDeep = (path: string) => path.split(/\.|__/).length > DEEPEST

/** Every condition, however deep it stands. */
function checkNames(where: unknown): void {
  if (typeof where !== 'object' || where === null) return
  const names = Array.isArray(where) ? [] : Object.keys(where)
  const joins = names.filter((name) => /^(?:and|or)$/i.test(name))
  if (joins.length > 0 && names.length > 1) refuse('“and” and “or” must each stand alone on their level.')
  if (names.some(isTooDeep)) refuse(`A path may have ${DEEPEST} parts.`)
  for (const value of Object.values(where)) checkNames(value)
}

/** Every path that the question names, however deep it stands. */
function listPaths(where: unknown, depth = 0): string[] {
  if (typeof where !== 'object' || where === null) return []
  if (depth > DEEPEST_NEST) refuse('It is nested too deeply.')
  const names = Array.isArray(where) ? [] : Object.keys(where)
  return [...names, ...Object.values(where).flatMap((each) => listPaths(each, depth + 1))]
}

function checkValues(where: unknown, fields: FlattenedField[]): void {
  for (const [path, condition] of Object.entries(isNode(where) ? where : {})) {
    if (/^(?:and|or)$/i.test(path) && Array.isArray(condition)) {
      for (const each of condition) checkValues(each, fields)
    } else if (isNode(condition)) {
      for (const [operator, value] of Object.entries(condition))
        if (!isAnswerable(path, operator, value, fields)) refuse(`No document has that ${path}.`)
    } else refuse(`Say how “${path}” is to compare.`)
  }
}
