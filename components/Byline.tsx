import { Fragment } from 'react'
import type { NameView } from '@/queries/article.view'
import { authorPath } from '@/lib/urls'

/** “By A, B and C”, each name a link to the author's page. */
export function Byline({ authors }: { authors: NameView[] }) {
  if (authors.length === 0) return null
  return (
    <>
      By{' '}
      {authors.map(({ name, slug }, index) => (
        <Fragment key={slug}>
          {index > 0 && (index === authors.length - 1 ? ' and ' : ', ')}
          <a href={authorPath(slug)} rel="author">
            {name}
          </a>
        </Fragment>
      ))}
    </>
  )
}
