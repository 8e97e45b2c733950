'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { type Answer, ask, type Choice, toChoice, toText, toTexts } from './ask.client'
import { FactorForm, type Setup, toSetup } from './factor-form.client'
import { Field } from './field.client'
import { ProofForm } from './proof-form.client'
import { RecoveryCodes } from './recovery-codes.client'
import styles from './sign-in.module.css'

type Stage =
  | { at: 'password' }
  | { at: 'proof'; choice: Choice }
  | { at: 'enrolment'; token: string; name: string; choosesPassword: boolean; setup: Setup }
  | { at: 'codes'; codes: string[] }

const INVITATION = /^#invitation=([\w-]+)$/

type Props = { api: string; redirectTo: string; isSignedIn: boolean }

/** Signs in: password first, then the second factor; or takes up an invitation, which sets both. */
export function SignIn({ api, redirectTo, isSignedIn }: Props) {
  const [stage, setStage] = useState<Stage>({ at: 'password' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [words, setWords] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  // The page is loaded anew, so that nothing of the signed-out one stays.
  const enter = () => window.location.assign(redirectTo)

  useEffect(() => {
    const token = INVITATION.exec(window.location.hash)?.[1]
    if (token) void open(token)
    else if (isSignedIn) window.location.replace(redirectTo)
    // Once, when the page is there.
  }, [])

  async function open(token: string): Promise<void> {
    const { isDone, body, words: said } = await ask('POST', `${api}/invitation`, { token })
    if (!isDone) {
      setWords(said)
      return
    }
    setStage({
      at: 'enrolment',
      token,
      name: toText(body.name),
      choosesPassword: body.choosesPassword === true,
      setup: toSetup(body),
    })
  }

  const login = (proof: object = {}): Promise<Answer> =>
    ask('POST', `${api}/login`, { email, password, ...proof })

  async function sendPassword(): Promise<void> {
    setIsBusy(true)
    setWords('')
    const answer = await login()
    const { step, invitation } = answer.demand
    if (answer.isDone) enter()
    else if (step === 'show') setStage({ at: 'proof', choice: toChoice(answer) })
    else if (step === 'enrol') await open(toText(invitation))
    else setWords(answer.words)
    setIsBusy(false)
  }

  async function sendProof(proof: object): Promise<string> {
    const answer = await login(proof)
    if (answer.isDone) enter()
    return answer.isDone ? '' : answer.words
  }

  async function enrol(token: string, factor: object): Promise<string> {
    const answer = await ask('POST', `${api}/enrol`, { token, password, ...factor })
    if (!answer.isDone) return answer.words
    window.history.replaceState(null, '', window.location.pathname)
    setStage({ at: 'codes', codes: toTexts(answer.body.recoveryCodes) })
    return ''
  }

  switch (stage.at) {
    case 'password':
      // On the way to where one wanted to go.
      if (isSignedIn && !words) return null
      return (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void sendPassword()
          }}
        >
          <Field
            label="Email"
            type="email"
            autoComplete="username"
            autoFocus
            required
            value={email}
            onType={setEmail}
          />
          <Field
            label="Password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onType={setPassword}
          />
          <Button type="submit" size="large" margin={false} disabled={isBusy}>
            Login
          </Button>
          <p className={styles.said} role="alert">
            {words}
          </p>
        </form>
      )
    case 'proof':
      return (
        <>
          <h1 className={styles.heading}>Your second factor</h1>
          <ProofForm
            choice={stage.choice}
            label="Sign in"
            send={sendProof}
            renew={async () => toChoice(await login()).passkey}
          />
        </>
      )
    case 'enrolment':
      return (
        <>
          <h1 className={styles.heading}>
            {stage.choosesPassword ? `Welcome, ${stage.name}` : 'Set up a second factor'}
          </h1>
          {stage.choosesPassword ? (
            <Field
              label="Choose a password"
              hint="At least 12 characters."
              type="password"
              autoComplete="new-password"
              required
              minLength={12}
              value={password}
              onType={setPassword}
            />
          ) : (
            <p>Nobody signs in here with a password alone: set up what you will show besides.</p>
          )}
          <FactorForm
            setup={stage.setup}
            isReady={password.length > 0}
            label="Set it up and sign in"
            send={(factor) => enrol(stage.token, factor)}
            renew={async () =>
              toSetup((await ask('POST', `${api}/invitation`, { token: stage.token })).body).passkey
            }
          />
        </>
      )
    case 'codes':
      return <RecoveryCodes codes={stage.codes} onKept={enter} />
  }
}
