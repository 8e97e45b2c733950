'use client'

import { Button } from '@payloadcms/ui'
import { ConfirmButton } from './confirm-button.client'
import { Moment } from './moment.client'
import type { Overview } from './overview'
import styles from './sign-in.module.css'

type Props = {
  overview: Overview
  onAdd: () => void
  onRemove: (id: string) => void
  onUnlock: (id: string) => void
  onRenewCodes: () => void
}

const KINDS: Record<string, string> = { totp: 'Authenticator app', passkey: 'Passkey' }

/** What the account signs in with besides its password. */
export function FactorList({ overview, onAdd, onRemove, onUnlock, onRenewCodes }: Props) {
  const { factors, recovery, isOwn, mayManage } = overview
  return (
    <section className={styles.panel} aria-labelledby="factors">
      <h2 className={styles.subheading} id="factors">
        Second factors
      </h2>
      {factors.length === 0 && <p>None yet: this account cannot sign in.</p>}
      <ul className={styles.rows}>
        {factors.map(({ id, kind, name, usedAt, isLocked }) => (
          <li className={styles.row} key={id}>
            <span>
              {name}{' '}
              <span className={styles.note}>
                {KINDS[kind]}, last used <Moment at={usedAt} />
                {isLocked && ', locked after too many wrong attempts'}
              </span>
            </span>
            <span className={styles.buttons}>
              {isLocked && mayManage && (
                <Button type="button" size="small" margin={false} onClick={() => onUnlock(id)}>
                  Unlock
                </Button>
              )}
              {factors.length > 1 && (
                <ConfirmButton
                  label="Remove"
                  about={name}
                  question={`Nobody will sign in with “${name}” any more.`}
                  onConfirm={() => onRemove(id)}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {recovery && (
        <p className={styles.row}>
          <span>
            Recovery codes <span className={styles.note}>{`${recovery.left} left`}</span>
          </span>
          {isOwn && (
            <ConfirmButton
              label="Make new ones"
              about="recovery codes"
              question="The ones you have will no longer work."
              onConfirm={onRenewCodes}
            />
          )}
        </p>
      )}
      {isOwn && (
        <div>
          <Button type="button" margin={false} onClick={onAdd}>
            Add a factor
          </Button>
        </div>
      )}
    </section>
  )
}
