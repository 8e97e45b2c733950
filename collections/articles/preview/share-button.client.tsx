'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { askForLink, type Outcome } from './ask-for-link'
import styles from './share.module.css'

/** Makes a link for a reader outside, copies it, and says until when it works; the link stays there to be copied by hand. Choices are in days. */
export function ShareButton({ choices, usual }: { choices: number[]; usual: number }) {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const [days, setDays] = useState(usual)
  const [outcome, setOutcome] = useState<Outcome>({ said: '' })
  const [isAsking, setIsAsking] = useState(false)
  const field = useId()

  async function share() {
    setIsAsking(true)
    setOutcome({ said: '' })
    setOutcome(await askForLink(`${config.routes.api}/articles/${id}/share`, days))
    setIsAsking(false)
  }

  return (
    <div className={styles.share}>
      <div className={styles.row}>
        <Button
          buttonStyle="secondary"
          size="small"
          margin={false}
          disabled={isAsking}
          onClick={() => void share()}
        >
          Share a preview
        </Button>
        <label htmlFor={field}>for</label>
        <select
          className={styles.days}
          id={field}
          value={days}
          onChange={({ target }) => setDays(Number(target.value))}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === 1 ? '1 day' : `${choice} days`}
            </option>
          ))}
        </select>
      </div>
      {outcome.url && (
        <input
          className={styles.link}
          aria-label="Link to the preview"
          readOnly
          value={outcome.url}
          onFocus={({ target }) => target.select()}
        />
      )}
      <p className={styles.said} role="status">
        {outcome.said}
      </p>
    </div>
  )
}
