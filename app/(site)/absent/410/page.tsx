import { Absent } from '@/components/Absent'
import { setStatus } from '@/lib/next-server'
import { absentMetadata } from '../../metadata'
import { getPageLocale } from '../../page-locale'

export const generateMetadata = absentMetadata

/** What the edition answers with at every address whose page was withdrawn. */
export default async function Gone() {
  setStatus(410)
  return <Absent reason="gone" locale={await getPageLocale()} />
}
