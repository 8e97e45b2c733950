import { HomePage } from '@/components/HomePage'
import { LANGUAGES } from '@/lib/languages'
import { homePath } from '@/lib/urls'
import { getHome } from '@/queries/home'
import { getSite } from '@/queries/site'
import { absentPage } from './absent-page'
import { toListMetadata } from './metadata'
import { HomeData } from './page-data'
import { getPageLocale } from './page-locale'
import { asksForPage, type Props } from './params'

export async function generateMetadata() {
  const [{ language }, { languages }] = await Promise.all([getPageLocale(), getSite()])
  const own = languages.length > 1 ? ({ of: 'language', language } as const) : undefined
  return toListMetadata({ path: homePath, feed: own && { scope: own, name: LANGUAGES[language].name } })
}

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage()
  const locale = await getPageLocale()
  const [home, { name }] = await Promise.all([getHome(locale.language), getSite()])
  return (
    <>
      <HomePage home={home} name={name} locale={locale} />
      <HomeData />
    </>
  )
}
