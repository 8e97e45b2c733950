import { ArchivePage } from '@/components/ArchivePage'
import { archivePath } from '@/lib/urls'
import { countMonths } from '@/queries/archive'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export const generateMetadata = async () =>
  toListMetadata({ path: archivePath, title: (await getPageLocale()).words.site.archive })

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage(archivePath)
  const locale = await getPageLocale()
  return <ArchivePage months={await countMonths(locale.timeZone, locale.language)} locale={locale} />
}
