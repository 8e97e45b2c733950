import { KINDS } from '@/lib/kinds'
import { LANGUAGES } from '@/lib/languages'
import { isSlug } from '@/lib/urls'
import type { CollectionBeforeOperationHook, CollectionConfig } from 'payload'
import { Refusal } from './refusal'

/** What strangers may ask of published documents over REST, and how each answer must look. */
const ASKABLE: Record<string, (value: string) => boolean> = {
  id: (value) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  slug: isSlug,
  kind: (value) => Object.hasOwn(KINDS, value),
  language: (value) => Object.hasOwn(LANGUAGES, value),
}

const SORTABLE = new Set(['publishedAt', 'firstPublishedAt', 'revisedAt', 'updatedAt', 'createdAt', 'slug'])

/** Parts a path in a question may have: `firstPublisher.name` has two. Each relationship crossed is a join. */
const DEEPEST = 3

/**
 * Questions over REST that Payload would answer wrongly are refused. Its PostgreSQL adapter forgets one of “and” and “or”
 * that stand side by side, and with it the access rule of a related document, so that unpublished words could be guessed
 * letter by letter; and it follows a path through relationships as far as it goes, at the cost of a join each.
 * Strangers may ask little: a page by its id, slug, kind or language.
 */
const guardQueries: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) => {
  // What the newsroom asks itself, as whether a chosen document may be chosen, is no question of a stranger's.
  if (overrideAccess || req.context.reader || req.payloadAPI === 'local') return args
  const where = 'where' in args ? args.where : undefined
  const sort = 'sort' in args && args.sort ? [args.sort].flat().flatMap((each) => each.split(',')) : []
  if (req.user) {
    checkDepth(where, 0)
    if (sort.some((path) => isTooDeep(path))) refuse('It sorts by something too far away.')
    return args
  }
  checkStranger(where)
  if (sort.some((path) => !SORTABLE.has(path.replace(/^-/, '')))) {
    refuse(`Sort by one of ${[...SORTABLE].join(', ')}.`)
  }
  checkNumber(args, 'limit', 100)
  checkNumber(args, 'page', 100_000)
  return args
}

function refuse(reason: string): never {
  throw new Refusal(`This question cannot be answered: ${reason}`, 400)
}

function checkNumber(args: object, name: 'limit' | 'page', most: number): void {
  const value: unknown = name in args ? Reflect.get(args, name) : undefined
  if (value === undefined || value === null) return
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > most) {
    refuse(`“${name}” must be a whole number from 1 to ${most}.`)
  }
}

const isTooDeep = (path: string) => path.split(/\.|__/).length > DEEPEST

/** Every condition, however deep it stands. */
function checkDepth(where: unknown, depth: number): void {
  if (typeof where !== 'object' || where === null) return
  if (depth > 12) refuse('It is nested too deeply.')
  const names = Array.isArray(where) ? [] : Object.keys(where)
  const joins = names.filter((name) => /^(?:and|or)$/i.test(name))
  if (joins.length > 0 && names.length > 1) refuse('“and” and “or” must each stand alone on their level.')
  if (names.some(isTooDeep)) refuse(`A path may have ${DEEPEST} parts.`)
  for (const value of Object.values(where)) checkDepth(value, depth + 1)
}

function checkStranger(where: unknown): void {
  if (where === undefined || where === null) return
  if (typeof where !== 'object') refuse('“where” must name a field.')
  for (const [field, condition] of Object.entries({ ...where })) {
    const isValid = Object.hasOwn(ASKABLE, field) ? ASKABLE[field] : undefined
    if (!isValid) refuse(`Ask for one of ${Object.keys(ASKABLE).join(', ')}.`)
    const operators: Record<string, unknown> =
      typeof condition === 'object' && condition !== null ? { ...condition } : {}
    const [operator = ''] = Object.keys(operators)
    // Payload itself asks for related documents by “in”, under the stranger's own access.
    if (Object.keys(operators).length !== 1 || !['equals', 'in'].includes(operator)) {
      refuse('Only “equals” and “in” are answered.')
    }
    const values = [operators[operator]].flat()
    if (!values.every((value) => typeof value === 'string' && isValid(value))) {
      refuse(`No document has that ${field}.`)
    }
  }
}

/** The collection with the guard before all it is asked. */
export function guarded<T extends CollectionConfig>(collection: T): T {
  const { beforeOperation = [] } = collection.hooks ?? {}
  return {
    ...collection,
    hooks: { ...collection.hooks, beforeOperation: [guardQueries, ...beforeOperation] },
  }
}
