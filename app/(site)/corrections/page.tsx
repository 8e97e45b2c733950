import { CorrectionsPage } from '@/components/CorrectionsPage'
import { correctionsPath } from '@/lib/urls'
import { getCorrectionsPolicy, listCorrectionYears, listNewestCorrections } from '@/queries/corrections'
import { getSite } from '@/queries/site'
import { absentPage } from '../absent-page'
import { toMetadata } from '../metadata'
import { asksForPage, type Props } from '../params'

export const generateMetadata = () => toMetadata({ path: correctionsPath, title: 'Corrections' })

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage(correctionsPath)
  const { timeZone } = await getSite()
  const [corrections, years, policy] = await Promise.all([
    listNewestCorrections(),
    listCorrectionYears(timeZone),
    getCorrectionsPolicy(),
  ])
  return <CorrectionsPage corrections={corrections} years={years} policy={policy} timeZone={timeZone} />
}
