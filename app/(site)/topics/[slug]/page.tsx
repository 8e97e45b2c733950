import { TopicPage } from '@/components/TopicPage'
import { topicPath } from '@/lib/urls'
import { getListPage } from '@/queries/lists'
import { getTopic } from '@/queries/names'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import { asksForPage, type Props } from '../../params'

type TopicProps = Props<{ slug: string }>

export async function generateMetadata({ params }: TopicProps) {
  const topic = await getTopic((await params).slug)
  if (!topic) return absentMetadata()
  return toMetadata({ path: topicPath(topic.slug), title: topic.name, description: topic.description })
}

export default async function Page(props: TopicProps) {
  const { slug } = await props.params
  const topic = (await asksForPage(props)) ? undefined : await getTopic(slug)
  const list = topic && (await getListPage('topics', topic.id, undefined))
  if (!topic || !list) return absentPage(topicPath(slug))
  const { timeZone } = await getSite()
  return <TopicPage topic={topic} list={list} timeZone={timeZone} />
}
