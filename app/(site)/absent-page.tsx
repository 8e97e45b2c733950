import { permanentRedirect } from 'next/navigation'
import { Absent } from '@/components/Absent'
import type { GoneFor } from '@/lib/gone'
import type { Locale } from '@/lib/locale'
import { setGone, setStatus } from '@/lib/next-server'
import { toLocation } from '@/lib/urls'
import { getAbsence } from '@/queries/absence'
import { listNewest } from '@/queries/newest'
import { getLocales } from '@/queries/site'
import { getPageLocale } from './page-locale'
import { getRequestAddress } from './request-address'

/** Answers for the address asked for, where no page is: 308 to where it moved, 410 where it was withdrawn, 404 else. */
export async function absentPage() {
  const absence = await getAbsence(getRequestAddress())
  if (absence.reason === 'moved') permanentRedirect(toLocation(absence.to))
  if (absence.reason === 'gone') return gonePage(absence.goneFor)
  setStatus(404)
  const locale = await getPageLocale()
  return (
    <Absent
      reason="unknown"
      newest={await listNewest(locale.language)}
      locale={locale}
      others={await listOthers(locale)}
    />
  )
}

/** Answers 410 where something was withdrawn, with what readers are told of why. */
export async function gonePage(goneFor: GoneFor | undefined) {
  setGone(goneFor)
  const locale = await getPageLocale()
  return <Absent reason="gone" goneFor={goneFor} locale={locale} others={await listOthers(locale)} />
}

/** How the site speaks in its other languages. */
const listOthers = async ({ language }: Locale): Promise<Locale[]> =>
  (await getLocales()).filter((each) => each.language !== language)
