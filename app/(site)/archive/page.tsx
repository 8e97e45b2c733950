import { ArchivePage } from '@/components/ArchivePage'
import { archivePath } from '@/lib/urls'
import { countMonths } from '@/queries/archive'
import { getSite } from '@/queries/site'
import { absentPage } from '../absent-page'
import { toMetadata } from '../metadata'
import { asksForPage, type Props } from '../params'

export const generateMetadata = () => toMetadata({ path: archivePath, title: 'Archive' })

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage(archivePath)
  const { timeZone } = await getSite()
  return <ArchivePage months={await countMonths(timeZone)} />
}
