import type { FeedScope } from '@/lib/feed-scope'
import { type Locale, pathIn } from '@/lib/locale'
import { topicPath, topicsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { TopicView, ListPage } from '@/queries/page.view'
import { Cards } from './Cards'
import { FeedLinks } from './FeedLinks'
import { PageHeader, Stack } from './PageHeader'
import { Pager } from './Pager'
import { Figure } from './Picture'

type Props = { topic: TopicView; list: ListPage; feed?: FeedScope; locale: Locale }

/** A topic with the articles of one part of the list. */
export function TopicPage({ topic, list, feed, locale }: Props) {
  const { articles, number, newer, older } = list
  const words = locale.words.lists
  return (
    <Stack>
      <PageHeader
        kicker={words.topic}
        kickerHref={pathIn(topicsPath, locale)}
        title={number === undefined ? topic.name : fillText(words.page, { name: topic.name, number })}
      >
        {topic.picture && (
          <Figure
            picture={topic.picture}
            caption={undefined}
            locale={locale}
            within={locale.language}
            sizes="(min-width: 62rem) 20rem, 100vw"
            eager
          />
        )}
        {topic.description && <p>{topic.description}</p>}
        {feed && <FeedLinks name={locale.words.follow.topic} scope={feed} />}
      </PageHeader>
      <Cards articles={articles} locale={locale} />
      <Pager newer={newer} older={older} locale={locale} toPath={(page) => topicPath(topic.slug, page)} />
    </Stack>
  )
}
