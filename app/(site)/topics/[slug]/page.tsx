import { TopicPage } from '@/components/TopicPage'
import { topicScope } from '@/lib/feed-scope'
import { topicPath, topicsPath } from '@/lib/urls'
import { fillText, type SiteLanguage } from '@/lib/words'
import { getListPage } from '@/queries/lists'
import { getTopic } from '@/queries/names'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toListMetadata } from '../../metadata'
import { ListData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import { asksForPage, type Props } from '../../params'

type TopicProps = Props<{ slug: string }>

const getScope = async (slug: string, language: SiteLanguage) =>
  topicScope(slug, language, (await getSite()).languages)

export async function generateMetadata({ params }: TopicProps) {
  const { slug } = await params
  const { language, words } = await getPageLocale()
  const topic = await getTopic(slug, language)
  if (!topic) return absentMetadata()
  return toListMetadata({
    path: topicPath(topic.slug),
    title: topic.name,
    description: topic.description,
    summary: fillText(words.share.topic, { name: topic.name }),
    feed: { scope: await getScope(slug, language), name: topic.name },
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
      <TopicPage topic={topic} list={list} feed={await getScope(slug, locale.language)} locale={locale} />
      <ListData
        name={topic.name}
        path={topicPath(topic.slug)}
        description={topic.description}
        parents={[{ name: locale.words.site.topics, path: topicsPath }]}
      />
    </>
  )
}
