import { authorPath, authorsPath } from '@/lib/urls'
import type { AuthorView, ListPage } from '@/queries/page.view'
import { Cards } from './Cards'
import { PageHeader, Stack } from './PageHeader'
import { Pager } from './Pager'
import { Portrait } from './Picture'

type Props = { author: AuthorView; list: ListPage; timeZone: string }

/** An author with the articles of one part of the list. */
export function AuthorPage({ author, list, timeZone }: Props) {
  const { articles, number, newer, older } = list
  return (
    <Stack>
      <PageHeader
        kicker="Author"
        kickerHref={authorsPath}
        title={number === undefined ? author.name : `${author.name}, page ${number}`}
      >
        {author.portrait && <Portrait picture={author.portrait} />}
        {author.biography && <p>{author.biography}</p>}
        {author.links.map(({ label, href }) => (
          <p key={href}>
            <a href={href} rel="me">
              {label}
            </a>
          </p>
        ))}
      </PageHeader>
      <Cards articles={articles} timeZone={timeZone} />
      <Pager newer={newer} older={older} toPath={(page) => authorPath(author.slug, page)} />
    </Stack>
  )
}
