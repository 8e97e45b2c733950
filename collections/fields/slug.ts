import slugify from '@sindresorhus/slugify'
import type { CollectionSlug, FieldHook, FieldHookArgs, TextField } from 'payload'
import { now } from '@/lib/clock'
import { isSlug } from '@/lib/urls'
import { checkText } from './short-text'

/** The headline or name in lower-case ASCII: “Kazakhstan’s Dirty Little Secret” becomes kazakhstans-dirty-little-secret. */
function toSlug(text: string): string {
  const slug = slugify(text, { customReplacements: KAZAKH, decamelize: false })
  return slug.length <= 90 ? slug : slug.slice(0, 90).replace(/-[^-]*$/, '')
}

// The library leaves these out, and without them Kazakh headlines lose half of their letters.
const KAZAKH: [string, string][] = [
  ['ә', 'a'], ['ғ', 'g'], ['қ', 'q'], ['ң', 'n'], ['ө', 'o'], ['ұ', 'u'], ['ү', 'u'], ['һ', 'h'], ['і', 'i'],
  ['Ә', 'a'], ['Ғ', 'g'], ['Қ', 'q'], ['Ң', 'n'], ['Ө', 'o'], ['Ұ', 'u'], ['Ү', 'u'], ['Һ', 'h'], ['І', 'i'],
] // prettier-ignore

type Named = { id: string; [field: string]: unknown }

/** An empty slug is made from the field named `source`; if it is taken, the first free number from 2 is added. */
function fillFrom(collection: CollectionSlug, source: string): FieldHook {
  return async ({ value, data, originalDoc, req }: FieldHookArgs<Named, unknown>) => {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    const text = data?.[source] ?? originalDoc?.[source]
    // Null, not '': two drafts may lack a slug, but may not share one.
    if (typeof text !== 'string' || text.trim() === '') return null
    // A headline in a script that has no Latin letters here still needs an address.
    const base = toSlug(text) || `${collection}-${now().toISOString().slice(0, 10)}`
    for (let number = 1; ; number++) {
      const slug = number === 1 ? base : `${base}-${number}`
      const taken = await req.payload.count({
        collection,
        where: { and: [{ slug: { equals: slug } }, { id: { not_equals: originalDoc?.id ?? null } }] },
        req,
      })
      if (taken.totalDocs === 0) return slug
    }
  }
}

/** The part of the address that names the document; made from `source` when left empty, unique within its collection. */
export function slugField(
  collection: CollectionSlug,
  source: string,
  {
    isReserved = () => false,
    description,
  }: { isReserved?: (slug: string) => boolean; description?: string } = {},
): TextField {
  return {
    name: 'slug',
    type: 'text',
    required: true,
    unique: true,
    index: true,
    maxLength: 100,
    admin: {
      position: 'sidebar',
      description:
        description ??
        `Ends the page’s address. Leave it empty to have it made from the ${source}. When it changes after publication, the old address leads to the new one.`,
    },
    hooks: { beforeValidate: [fillFrom(collection, source)], beforeDuplicate: [() => null] },
    validate: checkText(100, (value) => {
      if (!value) return `Give the address a name, or leave it empty and write the ${source} first.`
      if (!isSlug(value))
        return 'Use only lower-case letters a–z, digits and single hyphens, for example zhanaozen-2011.'
      if (isReserved(value)) return `“${value}” is an address the site itself uses; choose another.`
      return true
    }),
  }
}
