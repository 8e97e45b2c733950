'use client'

import { Button, ConfirmationModal, useConfig, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { wordsOf } from '../../desk/answer'

const HIDE = 'hide-earlier-wordings'

/** Takes every earlier wording of the open article from readers, and says what came of it. */
export function HideButton() {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const { toggleModal } = useModal()
  const [said, setSaid] = useState('')

  async function hide(): Promise<void> {
    setSaid('')
    const words = await ask(`${config.routes.api}/articles/${id}/hide-earlier`)
    setSaid(
      words.join(' ') || 'The newsroom did not answer, and nothing was taken down: try again in a minute.',
    )
  }

  return (
    <div className="field-type">
      <Button buttonStyle="secondary" size="small" margin={false} onClick={() => toggleModal(HIDE)}>
        Take earlier wordings down…
      </Button>
      <p role="status">{said}</p>
      <ConfirmationModal
        modalSlug={HIDE}
        heading="Take all earlier wordings down?"
        body="Readers keep the article as it is now, and the days and notes of its changes. What it said before is answered with “withdrawn”, and cannot be put back."
        confirmLabel="Take them down"
        onConfirm={hide}
      />
    </div>
  )
}

async function ask(url: string): Promise<string[]> {
  try {
    const response = await fetch(url, { method: 'POST' })
    return wordsOf(await response.json())
  } catch {
    return []
  }
}
