import { CorrectionsPage } from '@/components/CorrectionsPage'
import { CORRECTIONS_MADE } from '@/lib/feed-scope'
import { correctionsPath } from '@/lib/urls'
import { getCorrectionsPolicy, listCorrectionYears, listNewestCorrections } from '@/queries/corrections'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { ListData } from '../page-data'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export async function generateMetadata() {
  const { words } = await getPageLocale()
  return toListMetadata({
    path: correctionsPath,
    title: words.corrections.title,
    summary: words.share.corrections,
    feed: { scope: CORRECTIONS_MADE, name: words.corrections.title },
  })
}

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage()
  const locale = await getPageLocale()
  const [corrections, years, policy] = await Promise.all([
    listNewestCorrections(locale.language),
    listCorrectionYears(locale.timeZone, locale.language),
    getCorrectionsPolicy(),
  ])
  return (
    <>
      <CorrectionsPage corrections={corrections} years={years} policy={policy} locale={locale} />
      <ListData name={locale.words.corrections.title} path={correctionsPath} />
    </>
  )
}
