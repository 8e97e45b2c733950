import { NamesPage } from '@/components/NamesPage'
import { topicsPath } from '@/lib/urls'
import { listNames } from '@/queries/names'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export const generateMetadata = async () =>
  toListMetadata({ path: topicsPath, title: (await getPageLocale()).words.site.topics })

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage(topicsPath)
  const locale = await getPageLocale()
  return <NamesPage collection="topics" names={await listNames('topics', locale.language)} locale={locale} />
}
