import type { PageView } from '@/queries/page.view'
import { Body } from './Body'
import { PageHeader, Stack } from './PageHeader'

export function StaticPage({ page, timeZone }: { page: PageView; timeZone: string }) {
  return (
    <Stack>
      <PageHeader title={page.title} />
      <Body body={page.body} timeZone={timeZone} />
    </Stack>
  )
}
