import { mediaPath } from './urls'

/** Pixels of the picture of a shared link, the size that the large services ask for. */
export const SHARE_SIZE = { width: 1200, height: 630 } as const

/** The name of a card's file: of an article's by its public slug, or of the site's own; the hash is that of all it shows. */
const NAME = /^card-(?:([a-z0-9-]+)-)?([0-9a-f]{16})\.png$/

export const cardPath = (hash: string, slug?: string): string =>
  mediaPath(`card-${slug === undefined ? '' : `${slug}-`}${hash}.png`)

/** What the file's name says, or undefined when no card is named so. */
export function toCardName(file: string): { slug: string | undefined } | undefined {
  const name = NAME.exec(file)
  return name ? { slug: name[1] } : undefined
}
