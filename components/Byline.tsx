import type { NameView } from '@/queries/article.view'
import { type Locale, listIn, pathIn } from '@/lib/locale'
import { authorPath } from '@/lib/urls'
import { Fill } from './Fill'

type Props = { authors: NameView[]; isLinked?: boolean; locale: Locale }

/** “By A, B and C”, each name a link to the author's page, unless that may be gone. */
export function Byline({ authors, isLinked = true, locale }: Props) {
  if (authors.length === 0) return null
  let place = 0
  const names = listIn(
    authors.map(({ name }) => name),
    locale,
  ).map(({ type, value }) => {
    const author = type === 'element' && authors[place++]
    if (!author || !isLinked) return value
    return (
      <a key={author.slug} href={pathIn(authorPath(author.slug), locale)} rel="author">
        {author.name}
      </a>
    )
  })
  return <Fill words={toByline(authors.length, locale)} with={{ authors: names }} />
}

/** What stands around the names: in some languages it counts them. */
export const toByline = (count: number, { words }: Locale): string =>
  count > 1 ? words.article.byMany : words.article.by
