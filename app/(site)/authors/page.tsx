import { NamesPage } from '@/components/NamesPage'
import { authorsPath } from '@/lib/urls'
import { listNames } from '@/queries/names'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { ListData } from '../page-data'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export async function generateMetadata() {
  const { words } = await getPageLocale()
  return toListMetadata({ path: authorsPath, title: words.site.authors, summary: words.share.authors })
}

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage()
  const locale = await getPageLocale()
  return (
    <>
      <NamesPage collection="authors" names={await listNames('authors', locale.language)} locale={locale} />
      <ListData name={locale.words.site.authors} path={authorsPath} />
    </>
  )
}
