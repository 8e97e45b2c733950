'use client'

import { useFormFields } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'
import { formatMoment } from '@/lib/dates'
import styles from './desk.module.css'

type Props = { path: string; timeZone: string; what: string }

/** The picker is on the browser's clock: both clocks are named, and the time is given on the site's. */
export function DueClock({ path, timeZone, what }: Props) {
  const value = useFormFields(([fields]): unknown => fields[path]?.value)
  const own = useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  )
  const isElsewhere = own !== timeZone
  const moment = typeof value === 'string' || value instanceof Date ? value : undefined
  return (
    <div className={`field-description ${styles.clock}`}>
      <p>
        {what}{' '}
        {isElsewhere
          ? `It is shown and set by your own clock (${own}).`
          : `The clock is that of ${timeZone}, yours and the site’s.`}
      </p>
      {isElsewhere && moment && <p>On the site’s clock: {formatMoment(moment, timeZone)}.</p>}
    </div>
  )
}

const neverChanges = () => () => undefined
