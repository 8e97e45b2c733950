import { SearchPage } from '@/components/SearchPage'
import { setStatus } from '@/lib/next-server'
import { searchPath } from '@/lib/urls'
import { getSearch } from '@/queries/search'
import { toListMetadata } from '../metadata'
import { getPageLocale } from '../page-locale'
import type { Props } from '../params'

export async function generateMetadata({ searchParams }: Props) {
  const { words } = await getPageLocale()
  const metadata = await toListMetadata({ path: searchPath, title: words.search.title })
  // What readers look for is theirs: no search engine keeps it. The form itself may be found.
  const isAnswer = Object.keys(await searchParams).length > 0
  return isAnswer ? { ...metadata, robots: { index: false, follow: true } } : metadata
}

export default async function Page({ searchParams }: Props) {
  const locale = await getPageLocale()
  const search = await getSearch(await searchParams, locale)
  if (search.state === 'busy') setStatus(503)
  return <SearchPage search={search} locale={locale} />
}
