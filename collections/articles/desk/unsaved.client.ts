'use client'

import { useAllFormFields, useForm, useFormModified, useFormProcessing } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { AUTOSAVE_INTERVAL } from '../autosave'

/**
 * Keeps the form marked as changed until autosave had its turn for what was typed last. Payload (3.90) takes the mark away when a
 * save is answered, and knows what was typed meanwhile only during the first of several saves in a row: what is typed during the
 * second would not be saved before the next key, and the editor who leaves would not be asked.
 */
export function Unsaved(): null {
  const [fields] = useAllFormFields()
  const { setModified } = useForm()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const seen = useRef(fields)
  const isWaiting = useRef(false)

  useEffect(() => {
    if (isEdited(seen.current, fields)) isWaiting.current = true
    seen.current = fields
    if (!isWaiting.current) return undefined
    // Payload counts from the last change of the form's state, whoever made it; a little later it has begun to save.
    const turn = setTimeout(() => (isWaiting.current = false), AUTOSAVE_INTERVAL + 50)
    return () => clearTimeout(turn)
  }, [fields])

  // Before anything else can run: autosave must not meet the form without its mark.
  useLayoutEffect(() => {
    if (isModified || !isWaiting.current) return
    // What an editor sends by hand waits for no autosave: one more would put a draft on top of what was published.
    if (isProcessing) isWaiting.current = false
    else setModified(true)
  }, [isModified])

  return null
}

/** Whether somebody typed, or added, moved or removed a row; what the newsroom answers to a save changes neither. */
const isEdited = (before: FormState, now: FormState): boolean =>
  Object.entries(now).some(
    ([path, { isModified, rows, value }]) =>
      (isModified && value !== before[path]?.value) || toIds(rows) !== toIds(before[path]?.rows),
  )

const toIds = (rows: FormState[string]['rows']): string => (rows ?? []).map(({ id }) => id).join()
