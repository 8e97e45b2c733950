import type { FeedScope } from '@/lib/feed-scope'
import { type Locale, pathIn } from '@/lib/locale'
import { authorPath, authorsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { AuthorView } from '@/queries/article.view'
import type { ListPage } from '@/queries/page.view'
import { Cards } from './Cards'
import { FeedLinks } from './FeedLinks'
import { PageHeader, Stack } from './PageHeader'
import { Pager } from './Pager'
import { Portrait } from './Picture'

type Props = { author: AuthorView; list: ListPage; feed?: FeedScope; locale: Locale }

/** An author with the articles of one part of the list. */
export function AuthorPage({ author, list, feed, locale }: Props) {
  const { articles, number, newer, older } = list
  const words = locale.words.lists
  return (
    <Stack>
      <PageHeader
        kicker={words.author}
        kickerHref={pathIn(authorsPath, locale)}
        title={number === undefined ? author.name : fillText(words.page, { name: author.name, number })}
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
        {feed && <FeedLinks name={locale.words.follow.author} scope={feed} />}
      </PageHeader>
      <Cards articles={articles} locale={locale} />
      <Pager newer={newer} older={older} locale={locale} toPath={(page) => authorPath(author.slug, page)} />
    </Stack>
  )
}
