import { TopicPage } from '@/components/TopicPage'
import { topicPath, topicsPath, toPageNumber } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getListPage } from '@/queries/lists'
import { getTopic } from '@/queries/names'
import { absentPage } from '../../../../absent-page'
import { absentMetadata, toListMetadata } from '../../../../metadata'
import { ListData } from '../../../../page-data'
import { getPageLocale } from '../../../../page-locale'
import { asksForPage, type Props } from '../../../../params'

type TopicProps = Props<{ slug: string; number: string }>

export async function generateMetadata({ params }: TopicProps) {
  const { slug, number: name } = await params
  const { language, words } = await getPageLocale()
  const topic = await getTopic(slug, language)
  const number = toPageNumber(name)
  if (!topic || !number) return absentMetadata()
  const title = fillText(words.lists.page, { name: topic.name, number })
  const summary = fillText(words.share.topic, { name: title })
  return toListMetadata({ path: topicPath(topic.slug, number), title, summary })
}

export default async function Page(props: TopicProps) {
  const { slug, number } = await props.params
  const locale = await getPageLocale()
  const page = toPageNumber(number)
  const topic =
    page === undefined || (await asksForPage(props)) ? undefined : await getTopic(slug, locale.language)
  const list = topic && (await getListPage('topics', topic.id, page, locale.language))
  if (!topic || !list) return absentPage()
  return (
    <>
      <TopicPage topic={topic} list={list} locale={locale} />
      <ListData
        name={fillText(locale.words.lists.page, { name: topic.name, number })}
        path={topicPath(topic.slug, page)}
        parents={[
          { name: locale.words.site.topics, path: topicsPath },
          { name: topic.name, path: topicPath(topic.slug) },
        ]}
      />
    </>
  )
}
