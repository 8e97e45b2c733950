'use client'

import { Button } from '@payloadcms/ui'
import styles from './sign-in.module.css'

/** Makes the link for a colleague who cannot sign in yet, and shows it this once. */
export function Invitation({ link, onInvite }: { link: string; onInvite: () => void }) {
  return (
    <section className={styles.panel} aria-labelledby="invitation">
      <h2 className={styles.subheading} id="invitation">
        Invitation
      </h2>
      <p>
        A link with which your colleague chooses a password and sets up a second factor. It works once, for 48
        hours; another ends it. Send it where only your colleague reads it.
      </p>
      {link && (
        <input
          className={styles.link}
          aria-label="Invitation link"
          readOnly
          value={link}
          onFocus={({ target }) => target.select()}
        />
      )}
      <div>
        <Button type="button" margin={false} onClick={onInvite}>
          {link ? 'Make another link' : 'Make an invitation link'}
        </Button>
      </div>
    </section>
  )
}
