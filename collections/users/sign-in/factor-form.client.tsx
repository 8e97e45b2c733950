'use client'

import { Button } from '@payloadcms/ui'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useState } from 'react'
import { toNode } from '@/lib/lexical'
import { toText } from './ask.client'
import { Field } from './field.client'
import { makePasskey } from './passkey.client'
import { QrCode } from './qr-code.client'
import styles from './sign-in.module.css'

/** What the newsroom gave to set a factor up with. */
export type Setup = {
  totp: { challenge: string; secret: string; uri: string }
  passkey: PublicKeyCredentialCreationOptionsJSON | undefined
}

export function toSetup(body: Record<string, unknown>): Setup {
  const totp = toNode(body.totp)
  return {
    totp: { challenge: toText(totp.challenge), secret: toText(totp.secret), uri: toText(totp.uri) },
    passkey: isCreation(body.passkey) ? body.passkey : undefined,
  }
}

const isCreation = (value: unknown): value is PublicKeyCredentialCreationOptionsJSON =>
  typeof toNode(value).challenge === 'string'

type Props = {
  setup: Setup
  /** Whether what stands before this form is filled in. */
  isReady?: boolean
  label: string
  /** Sends the new factor; resolves to what was wrong with it, if anything. */
  send: (factor: object) => Promise<string>
  /** Asks for a passkey’s options anew: each is answered once. */
  renew: () => Promise<Setup['passkey']>
}

/** Sets up a second factor: a passkey of this device, or an authenticator app with its first code. */
export function FactorForm({ setup, isReady = true, label, send, renew }: Props) {
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [words, setWords] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [isAnswered, setIsAnswered] = useState(false)

  async function submit(factor: object) {
    setIsBusy(true)
    setWords('')
    setWords(await send({ ...(name.trim() ? { name: name.trim() } : {}), ...factor }))
    setIsBusy(false)
  }

  async function submitPasskey() {
    const options = isAnswered ? await renew() : setup.passkey
    if (!options) {
      setWords('The newsroom gave nothing to make a passkey with: load the page again.')
      return
    }
    setIsAnswered(true)
    const made = await makePasskey(options)
    if ('words' in made) setWords(made.words)
    else await submit(made)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit({ totp: { challenge: setup.totp.challenge, code } })
      }}
    >
      <Field
        label="Name of this factor"
        hint="So that you know it again, for example “Phone”. You may leave it empty."
        maxLength={60}
        value={name}
        onType={setName}
      />
      <h2 className={styles.subheading}>With a passkey</h2>
      <p>Your device, or a security key, asks for your finger, face or PIN. Nobody can phish it.</p>
      <Button
        type="button"
        buttonStyle="secondary"
        size="large"
        margin={false}
        disabled={isBusy || !isReady || !setup.passkey}
        onClick={() => void submitPasskey()}
      >
        Make a passkey
      </Button>
      <h2 className={styles.subheading}>Or with an authenticator app</h2>
      <p>Scan this with the app on your phone, or type the key into it; then type the code it shows.</p>
      <QrCode text={setup.totp.uri} />
      <p className={styles.secret}>
        Key: <code>{setup.totp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Field
        label="Code"
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        maxLength={10}
        value={code}
        onType={setCode}
      />
      <Button type="submit" size="large" margin={false} disabled={isBusy || !isReady}>
        {label}
      </Button>
      <p className={styles.said} role="alert">
        {words}
      </p>
    </form>
  )
}
