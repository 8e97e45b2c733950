'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import styles from './sign-in.module.css'

/** Shows recovery codes this once; it goes on only when their owner says that he has kept them. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setSaid('Copied.'),
      () => setSaid('They could not be copied: write them down.'),
    )
  return (
    <section className={styles.form} aria-labelledby="recovery-codes">
      <h2 className={styles.subheading} id="recovery-codes">
        Your recovery codes
      </h2>
      <p>
        Each of these signs you in once when your other factors are lost. They are not shown again: print
        them, or keep them where your password is not.
      </p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="button" buttonStyle="secondary" margin={false} onClick={() => void copy()}>
        Copy them
      </Button>
      <p role="status">{said}</p>
      <Button type="button" size="large" margin={false} onClick={onKept}>
        I have kept them
      </Button>
    </section>
  )
}
