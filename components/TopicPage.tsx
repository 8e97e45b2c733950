import { topicPath, topicsPath } from '@/lib/urls'
import type { TopicView, ListPage } from '@/queries/page.view'
import { Cards } from './Cards'
import { PageHeader, Stack } from './PageHeader'
import { Pager } from './Pager'
import { Figure } from './Picture'

type Props = { topic: TopicView; list: ListPage; timeZone: string }

/** A topic with the articles of one part of the list. */
export function TopicPage({ topic, list, timeZone }: Props) {
  const { articles, number, newer, older } = list
  return (
    <Stack>
      <PageHeader
        kicker="Topic"
        kickerHref={topicsPath}
        title={number === undefined ? topic.name : `${topic.name}, page ${number}`}
      >
        {topic.picture && <Figure picture={topic.picture} caption={undefined} eager />}
        {topic.description && <p>{topic.description}</p>}
      </PageHeader>
      <Cards articles={articles} timeZone={timeZone} />
      <Pager newer={newer} older={older} toPath={(page) => topicPath(topic.slug, page)} />
    </Stack>
  )
}
