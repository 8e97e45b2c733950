import { MonthPage } from '@/components/MonthPage'
import { monthIn } from '@/lib/locale'
import { archivePath, archivePathOf, toMonth, toYear } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { listMonth } from '@/queries/archive'
import { absentPage } from '../../../absent-page'
import { absentMetadata, toListMetadata } from '../../../metadata'
import { ListData } from '../../../page-data'
import { getPageLocale } from '../../../page-locale'
import { asksForPage, type Props } from '../../../params'

type MonthProps = Props<{ year: string; month: string }>

export async function generateMetadata({ params }: MonthProps) {
  const { year: yearName, month: monthName } = await params
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  if (year === undefined || month === undefined) return absentMetadata()
  const locale = await getPageLocale()
  const title = `${monthIn(month, locale)} ${year}`
  const summary = fillText(locale.words.share.period, { period: title })
  return toListMetadata({ path: archivePathOf(year, month), title, summary })
}

export default async function Page(props: MonthProps) {
  const { year: yearName, month: monthName } = await props.params
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  if (year === undefined || month === undefined || (await asksForPage(props))) return absentPage()
  const locale = await getPageLocale()
  const articles = await listMonth(year, month, locale.timeZone, locale.language)
  if (articles.length === 0) return absentPage()
  return (
    <>
      <MonthPage year={year} month={month} articles={articles} locale={locale} />
      <ListData
        name={`${monthIn(month, locale)} ${year}`}
        path={archivePathOf(year, month)}
        parents={[
          { name: locale.words.site.archive, path: archivePath },
          { name: String(year), path: archivePathOf(year) },
        ]}
      />
    </>
  )
}
