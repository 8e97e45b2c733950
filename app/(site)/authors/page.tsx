import { NamesPage } from '@/components/NamesPage'
import { authorsPath } from '@/lib/urls'
import { listNames } from '@/queries/names'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export const generateMetadata = async () =>
  toListMetadata({ path: authorsPath, title: (await getPageLocale()).words.site.authors })

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage(authorsPath)
  const locale = await getPageLocale()
  return (
    <NamesPage collection="authors" names={await listNames('authors', locale.language)} locale={locale} />
  )
}
