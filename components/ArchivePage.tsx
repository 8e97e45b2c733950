import { formatMonth } from '@/lib/dates'
import { archivePath, archivePathOf } from '@/lib/urls'
import type { MonthCount } from '@/queries/page.view'
import { LinkList } from './LinkList'
import { PageHeader, Stack } from './PageHeader'

/** Months with their numbers of articles, year by year. */
export function ArchivePage({ months, year }: { months: MonthCount[]; year?: number }) {
  const years = [...new Set(months.map((month) => month.year))]
  return (
    <Stack>
      <PageHeader title={year === undefined ? 'Archive' : `Archive of ${year}`}>
        {months.length === 0 && <p>Nothing has been published yet.</p>}
      </PageHeader>
      {years.map((each) => (
        <section key={each} aria-label={String(each)}>
          {year === undefined && (
            <h2>
              <a href={archivePathOf(each)}>{each}</a>
            </h2>
          )}
          <LinkList
            links={months
              .filter((month) => month.year === each)
              .map(({ month, articles }) => ({
                href: archivePathOf(each, month),
                label: `${formatMonth(month)} ${each}`,
                count: articles,
              }))}
          />
        </section>
      ))}
      {year !== undefined && (
        <p>
          <a href={archivePath}>All years</a>
        </p>
      )}
    </Stack>
  )
}
