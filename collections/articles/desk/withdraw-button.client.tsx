'use client'

import { PopupList, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useDecision } from './decision.client'
import { ReasonModal } from './reason-modal.client'

const WITHDRAW = 'withdraw-article'

/** Takes the article from readers, in the menu where Payload has “Unpublish”; what is typed unsaved stays in the form's draft. */
export function WithdrawButton() {
  const { hasPublishedDoc } = useDocumentInfo()
  const { decide } = useDecision()
  const { toggleModal } = useModal()
  if (!hasPublishedDoc) return null

  async function withdraw(reason: string): Promise<void> {
    const { isDone, words } = await decide('withdraw', reason)
    for (const line of words) (isDone ? toast.success : toast.error)(line)
    if (isDone) document.getElementById('desk-state')?.focus()
  }

  return (
    <>
      <PopupList.Button id="action-withdraw" onClick={() => toggleModal(WITHDRAW)}>
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
      </ReasonModal>
    </>
  )
}
