'use client'

import { Button, useFormFields } from '@payloadcms/ui'
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
  const { state, lines, warnings, actions, checklist, publishedAt } = standing
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
        <WentOut publishedAt={publishedAt} />
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

/** A form that stayed open while its article went out by itself does not know what is asked of a change from then on. */
function WentOut({ publishedAt }: { publishedAt: string | undefined }) {
  const isKnown = useFormFields(([fields]) => Boolean(fields.publishedAt?.value))
  if (!publishedAt || isKnown) return null
  return (
    <div role="alert" className={styles.warning}>
      <p>It went out while this form was open: load it anew before you change it.</p>
      <Button buttonStyle="secondary" size="small" margin={false} onClick={() => window.location.reload()}>
        Load it anew
      </Button>
    </div>
  )
}
