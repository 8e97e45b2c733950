'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import styles from './sign-in.module.css'

type Props = { label: string; about: string; question: string; onConfirm: () => void }

/** A button for what cannot be undone: it asks first, in its own place. `about` says of what it is, for those who do not see the row. */
export function ConfirmButton({ label, about, question, onConfirm }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button
        type="button"
        buttonStyle="secondary"
        size="small"
        margin={false}
        aria-label={`${label}: ${about}`}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </Button>
    )
  return (
    <span className={styles.buttons} role="group" aria-label={question}>
      <span>{question}</span>
      <Button type="button" buttonStyle="error" size="small" margin={false} onClick={onConfirm}>
        {label}
      </Button>
      <Button
        type="button"
        buttonStyle="secondary"
        size="small"
        margin={false}
        onClick={() => setIsAsking(false)}
      >
        Cancel
      </Button>
    </span>
  )
}
