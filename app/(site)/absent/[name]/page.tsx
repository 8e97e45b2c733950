import { GONE_FOR } from '@/lib/gone'
import { absentPage, gonePage } from '../../absent-page'
import { absentMetadata } from '../../metadata'
import type { Props } from '../../params'

type AbsentProps = Props<{ name: string }>

export async function generateMetadata({ params }: AbsentProps) {
  const { name } = await params
  return absentMetadata(name.startsWith('410') ? 'gone' : 'unknown')
}

/** What the edition answers with at every address whose page was withdrawn, one page for each class of why; and where nothing is. */
export default async function Page({ params }: AbsentProps) {
  const { name } = await params
  if (name === '410') return gonePage(undefined)
  const goneFor = GONE_FOR.find((each) => name === `410-${each}`)
  return goneFor ? gonePage(goneFor) : absentPage()
}
