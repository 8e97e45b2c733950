'use client'

import { ConfirmButton } from './confirm-button.client'
import { Moment } from './moment.client'
import type { Overview } from './overview'
import styles from './sign-in.module.css'

type Props = { sessions: Overview['sessions']; onEnd: (id: string) => void; onEndOthers: () => void }

/** Where the account is signed in. Nothing is kept of device or address, so times are all that tells sessions apart. */
export function SessionList({ sessions, onEnd, onEndOthers }: Props) {
  return (
    <section className={styles.panel} aria-labelledby="sessions">
      <h2 className={styles.subheading} id="sessions">
        Sessions
      </h2>
      <p>
        A session ends after two hours without use, and twelve hours after signing in. Nothing is kept of
        device or place: end one that you do not remember.
      </p>
      <ul className={styles.rows}>
        {sessions.map(({ id, createdAt, usedAt, isThis }) => (
          <li className={styles.row} key={id}>
            <span>
              Since <Moment at={createdAt} />{' '}
              <span className={styles.note}>
                {isThis ? (
                  'this one'
                ) : (
                  <>
                    last used <Moment at={usedAt} />
                  </>
                )}
              </span>
            </span>
            {!isThis && (
              <ConfirmButton
                label="End"
                about={`session since ${createdAt}`}
                question="Whatever is unsaved there is lost."
                onConfirm={() => onEnd(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.some(({ isThis }) => !isThis) && (
        <div>
          <ConfirmButton
            label="End all others"
            about="sessions"
            question="All sessions but this one end at once."
            onConfirm={onEndOthers}
          />
        </div>
      )}
    </section>
  )
}
