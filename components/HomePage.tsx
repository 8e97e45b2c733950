import { type Locale, pathIn } from '@/lib/locale'
import { archivePath } from '@/lib/urls'
import type { HomeView } from '@/queries/page.view'
import { Card, Cards } from './Cards'
import { PageHeader, Stack } from './PageHeader'
import { Section } from './Section'

/** The front page: what leads, then the latest. */
export function HomePage({
  home: { lead, latest },
  name,
  locale,
}: {
  home: HomeView
  name: string
  locale: Locale
}) {
  const { site } = locale.words
  if (!lead) {
    return (
      <PageHeader title={name}>
        <p>{site.none}</p>
      </PageHeader>
    )
  }
  return (
    <Stack>
      <Card article={lead} locale={locale} variant="lead" />
      {latest.length > 0 && (
        <Section
          id="latest"
          title={site.latest}
          more={{ label: site.more, href: pathIn(archivePath, locale) }}
        >
          <Cards articles={latest} locale={locale} arrangement="columns" />
        </Section>
      )}
    </Stack>
  )
}
