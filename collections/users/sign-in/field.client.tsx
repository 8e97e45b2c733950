'use client'

import { type InputHTMLAttributes, useId } from 'react'
import styles from './sign-in.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'> & {
  label: string
  hint?: string
  onType: (value: string) => void
}

/** A line to type in, as Payload’s own forms have it. */
export function Field({ label, hint, onType, ...input }: Props) {
  const id = useId()
  return (
    <div className="field-type text">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-type__wrap">
        <input
          {...input}
          id={id}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ target }) => onType(target.value)}
        />
      </div>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
