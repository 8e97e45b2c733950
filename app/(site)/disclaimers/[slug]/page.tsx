import { DisclaimerPage } from '@/components/DisclaimerPage'
import { disclaimerPath } from '@/lib/urls'
import { getDisclaimer } from '@/queries/disclaimers'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import { StaticData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import type { Props } from '../../params'

type DisclaimerProps = Props<{ slug: string }>

export async function generateMetadata({ params }: DisclaimerProps) {
  const disclaimer = await getDisclaimer((await params).slug)
  if (!disclaimer) return absentMetadata()
  const { words } = await getPageLocale()
  return toMetadata({
    path: disclaimerPath(disclaimer.slug),
    title: words.disclaimer.title,
    summary: words.share.disclaimer,
  })
}

export default async function Page({ params }: DisclaimerProps) {
  const { slug } = await params
  const disclaimer = await getDisclaimer(slug)
  if (!disclaimer) return absentPage()
  const locale = await getPageLocale()
  return (
    <>
      <DisclaimerPage disclaimer={disclaimer} locale={locale} />
      <StaticData
        type="WebPage"
        name={locale.words.disclaimer.title}
        path={disclaimerPath(disclaimer.slug)}
      />
    </>
  )
}
