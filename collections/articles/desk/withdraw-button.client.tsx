'use client'

import { PopupList, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { GONE_FOR_ADVICE, goneForOptions, NOTHING_MORE, toGoneFor } from '@/lib/gone'
import { useDecision } from './decision.client'
import styles from './desk.module.css'
import { ReasonModal } from './reason-modal.client'

const WITHDRAW = 'withdraw-article'

/** Takes the article from readers, in the menu where Payload has “Unpublish”; what is typed unsaved stays in the form's draft. */
export function WithdrawButton() {
  const { hasPublishedDoc } = useDocumentInfo()
  const { decide } = useDecision()
  const { toggleModal } = useModal()
  const [goneFor, setGoneFor] = useState('')
  if (!hasPublishedDoc) return null

  async function withdraw(reason: string): Promise<void> {
    const { isDone, words } = await decide('withdraw', reason, toGoneFor(goneFor) ?? null)
    for (const line of words) (isDone ? toast.success : toast.error)(line)
    if (isDone) document.getElementById('desk-state')?.focus()
  }

  return (
    <>
      <PopupList.Button
        id="action-withdraw"
        onClick={() => {
          // Chosen anew each time: what is not chosen is not told.
          setGoneFor('')
          toggleModal(WITHDRAW)
        }}
      >
        Withdraw…
      </PopupList.Button>
      <ReasonModal
        slug={WITHDRAW}
        heading="Withdraw it?"
        label="Why?"
        confirmLabel="Withdraw it"
        isOptional
        onConfirm={(reason) => void withdraw(reason)}
      >
        <p>
          Readers find “withdrawn” at its address, and it leaves all lists and feeds. It can be published
          again after a new approval.
        </p>
        <div className={styles.why}>
          <label htmlFor="gone-for">Readers are told</label>
          <select
            id="gone-for"
            value={goneFor}
            aria-describedby="gone-for-advice"
            onChange={({ target }) => setGoneFor(target.value)}
          >
            <option value="">{NOTHING_MORE}</option>
            {goneForOptions.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <p id="gone-for-advice">{GONE_FOR_ADVICE}</p>
        </div>
      </ReasonModal>
    </>
  )
}
