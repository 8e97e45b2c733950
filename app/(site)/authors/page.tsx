import { LinkList } from '@/components/LinkList'
import { PageHeader, Stack } from '@/components/PageHeader'
import { authorPath } from '@/lib/urls'
import { listNames } from '@/queries/names'
import { absentPage } from '../absent-page'
import { toMetadata } from '../metadata'
import { asksForPage, type Props } from '../params'

export const generateMetadata = () => toMetadata({ path: '/authors', title: 'Authors' })

export default async function AuthorsPage(props: Props) {
  if (await asksForPage(props)) return absentPage('/authors')
  const names = await listNames('authors')
  return (
    <Stack>
      <PageHeader title="Authors">{names.length === 0 && <p>Nothing has been published yet.</p>}</PageHeader>
      <LinkList links={names.map(({ name, slug }) => ({ href: authorPath(slug), label: name }))} />
    </Stack>
  )
}
