import { CorrectionsYearPage } from '@/components/CorrectionsPage'
import { correctionsPath, correctionsPathOf, toYear } from '@/lib/urls'
import { getCorrectionsPolicy, listCorrectionsIn } from '@/queries/corrections'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import { asksForPage, type Props } from '../../params'

type YearProps = Props<{ year: string }>

export async function generateMetadata({ params }: YearProps) {
  const year = toYear((await params).year)
  return year === undefined
    ? absentMetadata()
    : toMetadata({ path: correctionsPathOf(year), title: `Corrections of ${year}` })
}

export default async function Page(props: YearProps) {
  const { year: name } = await props.params
  const year = (await asksForPage(props)) ? undefined : toYear(name)
  const { timeZone } = await getSite()
  const corrections = year === undefined ? [] : await listCorrectionsIn(year, timeZone)
  if (year === undefined || corrections.length === 0) return absentPage(`${correctionsPath}/${name}`)
  const policy = await getCorrectionsPolicy()
  return <CorrectionsYearPage corrections={corrections} year={year} policy={policy} timeZone={timeZone} />
}
