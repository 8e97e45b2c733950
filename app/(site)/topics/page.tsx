import { LinkList } from '@/components/LinkList'
import { PageHeader, Stack } from '@/components/PageHeader'
import { topicPath } from '@/lib/urls'
import { listNames } from '@/queries/names'
import { absentPage } from '../absent-page'
import { toMetadata } from '../metadata'
import { asksForPage, type Props } from '../params'

export const generateMetadata = () => toMetadata({ path: '/topics', title: 'Topics' })

export default async function TopicsPage(props: Props) {
  if (await asksForPage(props)) return absentPage('/topics')
  const names = await listNames('topics')
  return (
    <Stack>
      <PageHeader title="Topics">{names.length === 0 && <p>Nothing has been published yet.</p>}</PageHeader>
      <LinkList links={names.map(({ name, slug }) => ({ href: topicPath(slug), label: name }))} />
    </Stack>
  )
}
