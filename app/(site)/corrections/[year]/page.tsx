import { CorrectionsYearPage } from '@/components/CorrectionsPage'
import { correctionsPath, correctionsPathOf, toYear } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getCorrectionsPolicy, listCorrectionsIn } from '@/queries/corrections'
import { absentPage } from '../../absent-page'
import { absentMetadata, toListMetadata } from '../../metadata'
import { ListData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import { asksForPage, type Props } from '../../params'

type YearProps = Props<{ year: string }>

export async function generateMetadata({ params }: YearProps) {
  const year = toYear((await params).year)
  if (year === undefined) return absentMetadata()
  const { words } = await getPageLocale()
  return toListMetadata({
    path: correctionsPathOf(year),
    title: fillText(words.corrections.ofYear, { year }),
    summary: words.share.corrections,
  })
}

export default async function Page(props: YearProps) {
  const { year: name } = await props.params
  const year = (await asksForPage(props)) ? undefined : toYear(name)
  const locale = await getPageLocale()
  const corrections =
    year === undefined ? [] : await listCorrectionsIn(year, locale.timeZone, locale.language)
  if (year === undefined || corrections.length === 0) return absentPage()
  const policy = await getCorrectionsPolicy()
  return (
    <>
      <CorrectionsYearPage corrections={corrections} year={year} policy={policy} locale={locale} />
      <ListData
        name={fillText(locale.words.corrections.ofYear, { year })}
        path={correctionsPathOf(year)}
        parents={[{ name: locale.words.corrections.title, path: correctionsPath }]}
      />
    </>
  )
}
