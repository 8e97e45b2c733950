'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Choice } from './ask.client'
import { Field } from './field.client'
import { showPasskey } from './passkey.client'
import styles from './sign-in.module.css'

type Props = {
  choice: Choice
  /** What the button says that sends a code. */
  label: string
  /** Sends a proof; resolves to what was wrong with it, if anything. */
  send: (proof: object) => Promise<string>
  /** Asks for a passkey’s options anew: each is answered once. */
  renew: () => Promise<Choice['passkey']>
}

/** Asks for a second factor: a code of an app, a recovery code, or a passkey. */
export function ProofForm({ choice, label, send, renew }: Props) {
  const [code, setCode] = useState('')
  const [words, setWords] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [isAnswered, setIsAnswered] = useState(false)
  const takesCode = choice.kinds.some((kind) => kind !== 'passkey')

  async function submit(proof: object) {
    setIsBusy(true)
    setWords('')
    setWords(await send(proof))
    setIsBusy(false)
  }

  async function submitPasskey() {
    const options = isAnswered ? await renew() : choice.passkey
    if (!options) {
      setWords('The newsroom gave nothing to ask for a passkey with: load the page again.')
      return
    }
    setIsAnswered(true)
    const shown = await showPasskey(options)
    if ('words' in shown) setWords(shown.words)
    else await submit(shown)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit({ code })
      }}
    >
      {choice.passkey && (
        <Button
          type="button"
          buttonStyle={takesCode ? 'secondary' : 'primary'}
          size="large"
          margin={false}
          disabled={isBusy}
          onClick={() => void submitPasskey()}
        >
          Use a passkey
        </Button>
      )}
      {takesCode && (
        <>
          <Field
            label="Code"
            hint="Six digits from your authenticator app, or one of your recovery codes."
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            maxLength={40}
            value={code}
            onType={setCode}
          />
          <Button type="submit" size="large" margin={false} disabled={isBusy}>
            {label}
          </Button>
        </>
      )}
      {choice.kinds.length === 0 && (
        <p>
          Every factor of this account is locked after too many wrong attempts: ask an administrator to unlock
          one.
        </p>
      )}
      <p className={styles.said} role="alert">
        {words}
      </p>
    </form>
  )
}
