import { SearchPage } from '@/components/SearchPage'
import { createLocale } from '@/lib/locale'
import { searchPath } from '@/lib/search-address'
import { getSearch } from '@/queries/search'
import { getSite } from '@/queries/site'
import { toMetadata } from '../metadata'
import type { Props } from '../params'

const getLocale = async () => createLocale('en', ['en'], (await getSite()).timeZone)

export async function generateMetadata() {
  const { words } = await getLocale()
  // What readers look for is theirs: no search engine keeps it.
  return {
    ...(await toMetadata({ path: searchPath, title: words.search.title })),
    robots: { index: false, follow: true },
  }
}

export default async function Page({ searchParams }: Props) {
  const locale = await getLocale()
  return <SearchPage search={await getSearch(await searchParams, locale.timeZone)} locale={locale} />
}
