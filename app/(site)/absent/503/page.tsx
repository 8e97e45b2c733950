import { Unavailable } from '@/components/Unavailable'
import { createLocale } from '@/lib/locale'
import { getSite } from '@/queries/site'
import { absentMetadata } from '../../metadata'

export const generateMetadata = absentMetadata

/**
 * What the edition answers with (503) where the newsroom would have and is away. Here it answers 200: the press takes a 503 of the
 * newsroom's own for a fault, and prints nothing.
 */
export default async function Away() {
  const { languages, timeZone } = await getSite()
  return <Unavailable locales={languages.map((each) => createLocale(each, languages, timeZone))} />
}
