import slugify from '@sindresorhus/slugify'
import type { CollectionSlug, FieldHook, FieldHookArgs, PayloadRequest, TextField } from 'payload'
import { toShownText } from '@/lib/characters'
import { now } from '@/lib/clock'
import { isSlug } from '@/lib/urls'
import { checkText } from './short-text'

/** The headline or name in lower-case ASCII: “Kazakhstan’s Dirty Little Secret” becomes kazakhstans-dirty-little-secret. */
function toSlug(text: string): string {
  const slug = slugify(toShownText(text), { customReplacements: KAZAKH, decamelize: false })
  return slug.length <= 90 ? slug : slug.slice(0, 90).replace(/-[^-]*$/, '')
}

// The library leaves these out, and without them Kazakh headlines lose half of their letters.
const KAZAKH: [string, string][] = [
  ['ә', 'a'], ['ғ', 'g'], ['қ', 'q'], ['ң', 'n'], ['ө', 'o'], ['ұ', 'u'], ['ү', 'u'], ['һ', 'h'], ['і', 'i'],
  ['Ә', 'a'], ['Ғ', 'g'], ['Қ', 'q'], ['Ң', 'n'], ['Ө', 'o'], ['Ұ', 'u'], ['Ү', 'u'], ['Һ', 'h'], ['І', 'i'],
] // prettier-ignore

type Named = { id: string; [field: string]: unknown }

/**
 * An empty slug is made from the field named `source`; if it is taken, the first free number from 2 is added. It is made anew with
 * each change of that field, as long as nobody wrote one by hand and readers were never given it.
 */
function fillFrom(collection: CollectionSlug, source: string, toPath?: (slug: string) => string): FieldHook {
  return async ({ value, data, originalDoc, req }: FieldHookArgs<Named, unknown>) => {
    const text = data?.[source] ?? originalDoc?.[source]
    const given = typeof value === 'string' ? value.trim() : ''
    if (
      given &&
      !(text !== originalDoc?.[source] && given === originalDoc?.slug && isMade(originalDoc, source))
    )
      return given
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
      if (
        taken.totalDocs === 0 &&
        !(toPath && (await isKept(collection, slug, toPath(slug), originalDoc?.id, req)))
      )
        return slug
    }
  }
}

/** Whether the slug of what was never public is still the one that was made for it. */
function isMade({ publicSlug, slug, ...named }: Named, source: string): boolean {
  const text = named[source]
  if (publicSlug !== null || typeof slug !== 'string' || typeof text !== 'string') return false
  const base = toSlug(text)
  return base !== '' && (slug === base || new RegExp(`^${base}-\\d+$`).test(slug))
}

/** Whether readers know the address as another document's: it leads on to that, or is where that was last seen. */
async function isKept(
  collection: CollectionSlug,
  slug: string,
  path: string,
  id: string | undefined,
  req: PayloadRequest,
): Promise<boolean> {
  const counts = await Promise.all([
    req.payload.count({ collection: 'redirects', where: { from: { equals: path } }, req }),
    req.payload.count({
      collection,
      where: { and: [{ publicSlug: { equals: slug } }, { id: { not_equals: id ?? null } }] },
      req,
    }),
  ])
  return counts.some(({ totalDocs }) => totalDocs > 0)
}

/** The part of the address that names the document; made from `source` when left empty, unique within its collection. */
export function slugField(
  collection: CollectionSlug,
  source: string,
  {
    isReserved = () => false,
    description,
    toPath,
  }: {
    isReserved?: (slug: string) => boolean
    description?: string
    /** For what readers keep the last address of: where they find it. */
    toPath?: (slug: string) => string
  } = {},
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
    hooks: { beforeValidate: [fillFrom(collection, source, toPath)], beforeDuplicate: [() => null] },
    validate: checkText(100, (value) => {
      if (!value) return `Give the address a name, or leave it empty and write the ${source} first.`
      if (!isSlug(value))
        return 'Use only lower-case letters a–z, digits and single hyphens, for example zhanaozen-2011.'
      if (isReserved(value)) return `“${value}” is an address the site itself uses; choose another.`
      return true
    }),
  }
}
