'use client'

import {
  Button,
  ConfirmationModal,
  useFormBackgroundProcessing,
  useFormProcessing,
  useModal,
} from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { type Outcome, useDecision } from './decision.client'
import styles from './desk.module.css'
import type { Action } from './standing'

const LABELS: Record<Action, string> = {
  ask: 'Ask for approval',
  approve: 'Approve',
  return: 'Return…',
  reissue: 'Re-issue the disclaimer',
}

const REISSUE = 'reissue-disclaimer'
const RETURN = 'return-article'
const ASKED_FIRST: Partial<Record<Action, string>> = { reissue: REISSUE, return: RETURN }

/** The buttons for what this user may decide now, and what came of it. */
export function Decisions({ actions }: { actions: Action[] }) {
  const { decide, isDeciding } = useDecision()
  const { toggleModal } = useModal()
  const isSaving = [useFormBackgroundProcessing(), useFormProcessing()].includes(true)
  const [outcome, setOutcome] = useState<Outcome>()
  const [reason, setReason] = useState('')
  const told = useRef<HTMLDivElement>(null)

  async function act(action: Action, why?: string): Promise<void> {
    setOutcome(undefined)
    const came = await decide(action, why)
    setOutcome(came)
    if (came.isDone) setReason('')
    // The button may be gone by now: who works by keyboard goes on from what it said.
    told.current?.focus()
  }

  return (
    <>
      {actions.length > 0 && (
        <div className={styles.actions}>
          {actions.map((action) => (
            <Button
              key={action}
              id={`desk-${action}`}
              type="button"
              buttonStyle={action === 'approve' ? 'primary' : 'secondary'}
              size="small"
              margin={false}
              disabled={isDeciding || isSaving}
              onClick={() => {
                const question = ASKED_FIRST[action]
                if (question) toggleModal(question)
                else void act(action)
              }}
            >
              {LABELS[action]}
            </Button>
          ))}
        </div>
      )}
      <div
        ref={told}
        tabIndex={-1}
        aria-live="polite"
        className={outcome && !outcome.isDone ? styles.refusal : styles.told}
      >
        {outcome && <Words outcome={outcome} />}
      </div>
      <ConfirmationModal
        modalSlug={REISSUE}
        heading="Re-issue the disclaimer?"
        body="Readers get the wording that the disclaimer has now, on the page and in the feeds, in place of the one the article was published with. Earlier versions of the article keep the old wording."
        confirmLabel="Re-issue it"
        onConfirm={() => act('reissue')}
      />
      <ConfirmationModal
        modalSlug={RETURN}
        heading="Return it?"
        body={
          <div className={styles.why}>
            <label htmlFor="return-reason">What is to change? Colleagues see it; readers never do.</label>
            <textarea
              id="return-reason"
              rows={3}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        }
        confirmLabel="Return it"
        onConfirm={() => act('return', reason)}
      />
    </>
  )
}

function Words({ outcome: { isDone, words } }: { outcome: Outcome }) {
  if (words.length === 1 || isDone) return <p>{words.join(' ')}</p>
  return (
    <>
      <p>It was not done:</p>
      <ul>
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
