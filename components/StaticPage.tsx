import type { PageView } from '@/queries/page.view'
import { Body } from './Body'
import { PageHeader, Stack } from './PageHeader'

export function StaticPage({ page }: { page: PageView }) {
  return (
    <Stack>
      <PageHeader title={page.title} />
      <Body body={page.body} />
    </Stack>
  )
}
