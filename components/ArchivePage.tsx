import { type Locale, monthIn, pathIn } from '@/lib/locale'
import { archivePath, archivePathOf } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { MonthCount } from '@/queries/page.view'
import { LinkList } from './LinkList'
import { PageHeader, Stack } from './PageHeader'

type Props = { months: MonthCount[]; year?: number; locale: Locale }

/** Months with their numbers of articles, year by year. */
export function ArchivePage({ months, year, locale }: Props) {
  const { site, lists } = locale.words
  const years = [...new Set(months.map((month) => month.year))]
  return (
    <Stack>
      <PageHeader title={year === undefined ? site.archive : fillText(lists.archiveOf, { year })}>
        {months.length === 0 && <p>{site.none}</p>}
      </PageHeader>
      {years.map((each) => (
        <section key={each} aria-label={String(each)}>
          {year === undefined && (
            <h2>
              <a href={pathIn(archivePathOf(each), locale)}>{each}</a>
            </h2>
          )}
          <LinkList
            links={months
              .filter((month) => month.year === each)
              .map(({ month, articles }) => ({
                href: pathIn(archivePathOf(each, month), locale),
                label: `${monthIn(month, locale)} ${each}`,
                count: articles,
              }))}
            locale={locale}
          />
        </section>
      ))}
      {year !== undefined && (
        <p>
          <a href={pathIn(archivePath, locale)}>{lists.allYears}</a>
        </p>
      )}
    </Stack>
  )
}
