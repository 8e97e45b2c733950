'use client'

import { FormSubmit, toast, useDocumentInfo } from '@payloadcms/ui'
import { useDecision } from './decision.client'

/** States in which there is nothing to ask for. */
const SETTLED: unknown[] = ['in-review', 'approved', 'scheduled', 'published']

/** For editors, where publishers have “Publish”. */
export function AskButton() {
  const { data, id } = useDocumentInfo()
  const { decide, isDeciding } = useDecision()
  if (id === undefined || SETTLED.includes(data?.state)) return null

  async function ask(): Promise<void> {
    const { isDone, words } = await decide('ask')
    for (const line of words) (isDone ? toast.success : toast.error)(line)
    // The button is gone then: who works by keyboard goes on from what changed.
    if (isDone) document.getElementById('desk-state')?.focus()
  }

  return (
    <FormSubmit
      buttonId="action-ask"
      type="button"
      size="medium"
      disabled={isDeciding}
      onClick={() => void ask()}
    >
      Ask for approval
    </FormSubmit>
  )
}
