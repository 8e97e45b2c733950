import { ArchivePage } from '@/components/ArchivePage'
import { archivePath } from '@/lib/urls'
import { countMonths } from '@/queries/archive'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { ListData } from '../page-data'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export async function generateMetadata() {
  const { words } = await getPageLocale()
  return toListMetadata({ path: archivePath, title: words.site.archive, summary: words.share.archive })
}

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage()
  const locale = await getPageLocale()
  return (
    <>
      <ArchivePage months={await countMonths(locale.timeZone, locale.language)} locale={locale} />
      <ListData name={locale.words.site.archive} path={archivePath} />
    </>
  )
}
