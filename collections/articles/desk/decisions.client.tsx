'use client'

import {
  Button,
  ConfirmationModal,
  useFormBackgroundProcessing,
  useDocumentInfo,
  useFormProcessing,
  useModal,
} from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { type Outcome, useDecision } from './decision.client'
import styles from './desk.module.css'
import { ReasonModal } from './reason-modal.client'
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
  const told = useRef<HTMLDivElement>(null)
  const { versionCount } = useDocumentInfo()

  // What came of a decision is said of the version it made, and of none after it.
  useEffect(() => {
    if (!isDeciding) setOutcome(undefined)
  }, [versionCount])

  async function act(action: Action, why?: string): Promise<void> {
    setOutcome(undefined)
    setOutcome(await decide(action, why))
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
      <ReasonModal
        slug={RETURN}
        heading="Return it?"
        label="What is to change?"
        confirmLabel="Return it"
        onConfirm={(reason) => void act('return', reason)}
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
