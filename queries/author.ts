import type { Author } from '@/payload-types'
import type { AuthorView } from './article.view'
import { toPicture } from './picture'
import { toSafeHref } from './record'
import { toText } from './relation'

type Fields = Pick<Author, 'name' | 'slug' | 'biography' | 'portrait' | 'links'>

/** What readers are told of an author, with the links that may be followed. */
export const toAuthor = ({ name, slug, biography, portrait, links }: Fields): AuthorView => ({
  name,
  slug,
  biography: toText(biography),
  portrait: toPicture(portrait),
  links: (links ?? []).flatMap(({ label, url }) => {
    const href = toSafeHref(url)
    return href ? [{ label, href }] : []
  }),
})
