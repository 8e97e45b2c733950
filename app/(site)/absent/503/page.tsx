import { Unavailable } from '@/components/Unavailable'
import { getLocales } from '@/queries/site'
import { absentMetadata } from '../../metadata'

export const generateMetadata = absentMetadata

/**
 * What the edition answers with (503) where the newsroom would have and is away. Here it answers 200: the press takes a 503 of the
 * newsroom's own for a fault, and prints nothing.
 */
export default async function Away() {
  return <Unavailable locales={await getLocales()} />
}
