import { TopicPage } from '@/components/TopicPage'
import { topicPath, topicsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getListPage } from '@/queries/lists'
import { getTopic } from '@/queries/names'
import { absentPage } from '../../absent-page'
import { absentMetadata, toListMetadata } from '../../metadata'
import { ListData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import { asksForPage, type Props } from '../../params'

type TopicProps = Props<{ slug: string }>

export async function generateMetadata({ params }: TopicProps) {
  const { language, words } = await getPageLocale()
  const topic = await getTopic((await params).slug, language)
  if (!topic) return absentMetadata()
  return toListMetadata({
    path: topicPath(topic.slug),
    title: topic.name,
    description: topic.description,
    summary: fillText(words.share.topic, { name: topic.name }),
  })
}

export default async function Page(props: TopicProps) {
  const { slug } = await props.params
  const locale = await getPageLocale()
  const topic = (await asksForPage(props)) ? undefined : await getTopic(slug, locale.language)
  const list = topic && (await getListPage('topics', topic.id, undefined, locale.language))
  if (!topic || !list) return absentPage()
  return (
    <>
      <TopicPage topic={topic} list={list} locale={locale} />
      <ListData
        name={topic.name}
        path={topicPath(topic.slug)}
        description={topic.description}
        parents={[{ name: locale.words.site.topics, path: topicsPath }]}
      />
    </>
  )
}
