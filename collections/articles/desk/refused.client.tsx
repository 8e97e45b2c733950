'use client'

import { useDocumentInfo, useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import styles from './desk.module.css'
import { FieldLink } from './field-link.client'
import { focusField } from './focus-field.client'

type Fault = { path: string; message: string }

/**
 * What the newsroom refused when the form was last sent, with a way to each field, until it is sent again: Payload's own note goes
 * away by itself. What the checklist says already, in the words of `known`, is not said twice.
 */
export function Refused({ known }: { known: string[] }) {
  const { docConfig } = useDocumentInfo()
  const { getFields, setModified } = useForm()
  const isProcessing = useFormProcessing()
  const isSubmitted = useFormSubmitted()
  const [faults, setFaults] = useState<Fault[]>([])

  useEffect(() => {
    if (isProcessing) setFaults([])
    if (isProcessing || !isSubmitted) return
    const refused = Object.entries(getFields()).flatMap(([path, { errorMessage, valid }]) =>
      valid === false && errorMessage ? [{ path, message: errorMessage }] : [],
    )
    setFaults(refused)
    // Nothing of it was saved: it can be sent once more, and autosave keeps it.
    setModified(true)
    if (refused[0]) void focusField(refused[0].path, docConfig?.fields ?? [])
    // Once for each time the form was sent, whatever else changes meanwhile.
  }, [isProcessing, isSubmitted])

  const unsaid = faults.filter(({ message }) => !known.includes(message))
  return (
    <div role="alert" className={styles.refusal}>
      {unsaid.length > 0 && (
        <>
          <p>It was refused:</p>
          <ul>
            {unsaid.map(({ path, message }) => (
              <li key={path}>
                <FieldLink path={path}>{message}</FieldLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
