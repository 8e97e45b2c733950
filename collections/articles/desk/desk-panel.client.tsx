'use client'

import { STATES } from '../states'
import { ChecklistList } from './checklist-list.client'
import { Decisions } from './decisions.client'
import styles from './desk.module.css'
import { useLeaving } from './leaving.client'
import { Length } from './length.client'
import { Refused } from './refused.client'
import { useStanding } from './standing.client'
import type { Standing } from './standing'

/** The desk's view of the open article. What readers of the screen should hear when it changes stands in live regions. */
export function DeskPanel({ first }: { first: Standing | null }) {
  useLeaving()
  const standing = useStanding(first)
  if (!standing) return null
  const { state, lines, warnings, actions, checklist } = standing
  return (
    <div className={styles.panel}>
      <section className={styles.part} aria-labelledby="desk-state">
        <h3 className={styles.heading}>State</h3>
        <p className={styles.state} id="desk-state" aria-live="polite" tabIndex={-1}>
          {state}
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div aria-live="polite">
          {warnings.map((warning) => (
            <p className={styles.warning} key={warning}>
              {warning}
            </p>
          ))}
        </div>
        <Refused known={checklist.failures.map(({ message }) => message)} />
        <Decisions actions={actions} />
      </section>
      <section className={styles.part} aria-labelledby="desk-checklist">
        <h3 className={styles.heading} id="desk-checklist">
          Checklist
        </h3>
        <ChecklistList checklist={checklist} isPublished={state === STATES.published} />
        <Length />
      </section>
    </div>
  )
}
