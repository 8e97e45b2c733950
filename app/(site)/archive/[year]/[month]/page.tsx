import { MonthPage } from '@/components/MonthPage'
import { formatMonth } from '@/lib/dates'
import { archivePath, archivePathOf, toMonth, toYear } from '@/lib/urls'
import { listMonth } from '@/queries/archive'
import { getSite } from '@/queries/site'
import { absentPage } from '../../../absent-page'
import { absentMetadata, toMetadata } from '../../../metadata'
import { asksForPage, type Props } from '../../../params'

type MonthProps = Props<{ year: string; month: string }>

export async function generateMetadata({ params }: MonthProps) {
  const { year: yearName, month: monthName } = await params
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  if (year === undefined || month === undefined) return absentMetadata()
  return toMetadata({ path: archivePathOf(year, month), title: `${formatMonth(month)} ${year}` })
}

export default async function Page(props: MonthProps) {
  const { year: yearName, month: monthName } = await props.params
  const [year, month] = [toYear(yearName), toMonth(monthName)]
  const absent = `${archivePath}/${yearName}/${monthName}`
  if (year === undefined || month === undefined || (await asksForPage(props))) return absentPage(absent)
  const { timeZone } = await getSite()
  const articles = await listMonth(year, month, timeZone)
  if (articles.length === 0) return absentPage(absent)
  return <MonthPage year={year} month={month} articles={articles} timeZone={timeZone} />
}
