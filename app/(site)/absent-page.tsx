import { permanentRedirect } from 'next/navigation'
import { Absent } from '@/components/Absent'
import { setStatus } from '@/lib/next-server'
import { toLocation } from '@/lib/urls'
import { getAbsence } from '@/queries/absence'
import { getPageLocale } from './page-locale'

/** Answers for an address without a page: 308 to where it moved, 410 where it was withdrawn, 404 else. */
export async function absentPage(path: string) {
  const absence = await getAbsence(decode(path))
  if (absence.reason === 'moved') permanentRedirect(toLocation(absence.to))
  setStatus(absence.reason === 'gone' ? 410 : 404)
  return <Absent reason={absence.reason} locale={await getPageLocale()} />
}

// Next hands on the parts of an address as they were sent; redirects are kept as they are read.
function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
