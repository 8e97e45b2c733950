import { DisclaimerPage } from '@/components/DisclaimerPage'
import { disclaimerPath } from '@/lib/urls'
import { getDisclaimer } from '@/queries/disclaimers'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import type { Props } from '../../params'

type DisclaimerProps = Props<{ slug: string }>

export async function generateMetadata({ params }: DisclaimerProps) {
  const disclaimer = await getDisclaimer((await params).slug)
  if (!disclaimer) return absentMetadata()
  return toMetadata({ path: disclaimerPath(disclaimer.slug), title: 'All wordings of this disclaimer' })
}

export default async function Page({ params }: DisclaimerProps) {
  const { slug } = await params
  const disclaimer = await getDisclaimer(slug)
  if (!disclaimer) return absentPage(disclaimerPath(slug))
  const { timeZone } = await getSite()
  return <DisclaimerPage disclaimer={disclaimer} timeZone={timeZone} />
}
