import { ArchivePage } from '@/components/ArchivePage'
import { archivePath, archivePathOf, toYear } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { countMonths } from '@/queries/archive'
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
    path: archivePathOf(year),
    title: fillText(words.lists.archiveOf, { year }),
    summary: fillText(words.share.period, { period: year }),
  })
}

export default async function Page(props: YearProps) {
  const { year: name } = await props.params
  const year = (await asksForPage(props)) ? undefined : toYear(name)
  const locale = await getPageLocale()
  const all = year === undefined ? [] : await countMonths(locale.timeZone, locale.language)
  const months = all.filter((month) => month.year === year)
  if (year === undefined || months.length === 0) return absentPage()
  return (
    <>
      <ArchivePage months={months} year={year} locale={locale} />
      <ListData
        name={String(year)}
        path={archivePathOf(year)}
        parents={[{ name: locale.words.site.archive, path: archivePath }]}
      />
    </>
  )
}
