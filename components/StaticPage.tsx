import type { Locale } from '@/lib/locale'
import type { PageView } from '@/queries/page.view'
import { Body } from './Body'
import { PageHeader, Stack } from './PageHeader'

export function StaticPage({ page, locale }: { page: PageView; locale: Locale }) {
  return (
    <Stack>
      <PageHeader title={page.title} />
      <Body body={page.body} locale={locale} language={page.language} />
    </Stack>
  )
}
