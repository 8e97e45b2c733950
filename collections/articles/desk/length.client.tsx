'use client'

import { useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useMemo } from 'react'
import styles from './desk.module.css'
import { describeLength } from './word-count'

/** How long the text is, while it is typed. */
export function Length() {
  const body = useDeferredValue(useFormFields(([fields]): unknown => fields.body?.value))
  const length = useMemo(() => describeLength(body), [body])
  return <p className={styles.length}>{length}</p>
}
