import { ArchivePage } from '@/components/ArchivePage'
import { archivePath, archivePathOf, toYear } from '@/lib/urls'
import { countMonths } from '@/queries/archive'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import { asksForPage, type Props } from '../../params'

type YearProps = Props<{ year: string }>

export async function generateMetadata({ params }: YearProps) {
  const year = toYear((await params).year)
  return year === undefined
    ? absentMetadata()
    : toMetadata({ path: archivePathOf(year), title: `Archive of ${year}` })
}

export default async function Page(props: YearProps) {
  const { year: name } = await props.params
  const year = (await asksForPage(props)) ? undefined : toYear(name)
  const { timeZone } = await getSite()
  const months =
    year === undefined ? [] : (await countMonths(timeZone)).filter((month) => month.year === year)
  if (year === undefined || months.length === 0) return absentPage(`${archivePath}/${name}`)
  return <ArchivePage months={months} year={year} />
}
