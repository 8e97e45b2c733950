import { TopicPage } from '@/components/TopicPage'
import { topicPath, toPageNumber } from '@/lib/urls'
import { getListPage } from '@/queries/lists'
import { getTopic } from '@/queries/names'
import { getSite } from '@/queries/site'
import { absentPage } from '../../../../absent-page'
import { absentMetadata, toMetadata } from '../../../../metadata'
import { asksForPage, type Props } from '../../../../params'

type TopicProps = Props<{ slug: string; number: string }>

export async function generateMetadata({ params }: TopicProps) {
  const { slug, number } = await params
  const topic = await getTopic(slug)
  const page = toPageNumber(number)
  if (!topic || !page) return absentMetadata()
  return toMetadata({ path: topicPath(topic.slug, page), title: `${topic.name}, page ${page}` })
}

export default async function Page(props: TopicProps) {
  const { slug, number } = await props.params
  const page = toPageNumber(number)
  const topic = page === undefined || (await asksForPage(props)) ? undefined : await getTopic(slug)
  const list = topic && (await getListPage('topics', topic.id, page))
  if (!topic || !list) return absentPage(`${topicPath(slug)}/page/${number}`)
  const { timeZone } = await getSite()
  return <TopicPage topic={topic} list={list} timeZone={timeZone} />
}
