import { Absent } from '@/components/Absent'
import { setStatus } from '@/lib/next-server'
import { absentMetadata } from '../../metadata'

export const generateMetadata = absentMetadata

/** What the edition answers with at every address whose page was withdrawn. */
export default function Gone() {
  setStatus(410)
  return <Absent reason="gone" />
}
