'use client'

import { useEffect, useState } from 'react'
import { type Answer, ask, type Choice, isProofDemanded, toChoice, toText, toTexts } from './ask.client'
import { FactorForm, type Setup, toSetup } from './factor-form.client'
import { FactorList } from './factor-list.client'
import { Invitation } from './invitation.client'
import { type Overview, toOverview } from './overview'
import { ProofForm } from './proof-form.client'
import { RecoveryCodes } from './recovery-codes.client'
import { SessionList } from './session-list.client'
import styles from './sign-in.module.css'

type Stage =
  | { at: 'overview' }
  | { at: 'proof'; choice: Choice; then: () => Promise<void> }
  | { at: 'adding'; setup: Setup }
  | { at: 'codes'; codes: string[] }

/** What an account signs in with and where it is signed in. What needs a fresh second factor asks for it and then goes on. */
export function Factors({ api, account }: { api: string; account: string }) {
  const [overview, setOverview] = useState<Overview>()
  const [stage, setStage] = useState<Stage>({ at: 'overview' })
  const [words, setWords] = useState('')
  const [link, setLink] = useState('')

  async function load(): Promise<void> {
    const answer = await ask('GET', `${api}/${account}/sign-in`)
    if (answer.isDone) setOverview(toOverview(answer.body))
    else setWords(answer.words)
  }

  useEffect(() => void load(), [account])

  /** Does it, after the second factor has been shown again where that is asked for. */
  async function act(method: string, path: string, done: (answer: Answer) => void): Promise<void> {
    setWords('')
    const answer = await ask(method, `${api}/${path}`, method === 'POST' ? {} : undefined)
    if (isProofDemanded(answer)) {
      const choice = toChoice(await ask('POST', `${api}/prove`, {}))
      setStage({ at: 'proof', choice, then: () => act(method, path, done) })
      return
    }
    setStage({ at: 'overview' })
    if (answer.isDone) done(answer)
    else setWords(answer.words)
    await load()
  }

  const change = (method: string, path: string) => void act(method, path, (answer) => setWords(answer.words))

  async function prove(proof: object, then: () => Promise<void>): Promise<string> {
    const answer = await ask('POST', `${api}/prove`, proof)
    if (answer.isDone) await then()
    return answer.isDone ? '' : answer.words
  }

  async function add(factor: object): Promise<string> {
    const answer = await ask('POST', `${api}/factors`, factor)
    if (!answer.isDone) return answer.words
    setStage({ at: 'overview' })
    setWords(answer.words)
    await load()
    return ''
  }

  const status = (
    <p className={styles.done} role="status">
      {words}
    </p>
  )
  if (!overview) return status
  switch (stage.at) {
    case 'overview':
      return (
        <>
          {status}
          <FactorList
            overview={overview}
            onRemove={(id) => change('DELETE', `${account}/factors/${id}`)}
            onUnlock={(id) => change('POST', `${account}/factors/${id}/unlock`)}
            onAdd={() =>
              void act('POST', 'factors/new', ({ body }) => setStage({ at: 'adding', setup: toSetup(body) }))
            }
            onRenewCodes={() =>
              void act('POST', 'recovery-codes', ({ body }) =>
                setStage({ at: 'codes', codes: toTexts(body.recoveryCodes) }),
              )
            }
          />
          {overview.mayManage && !overview.isOwn && overview.factors.length === 0 && (
            <Invitation
              link={link}
              onInvite={() =>
                void act('POST', `${account}/invitation`, ({ body }) => setLink(toText(body.link)))
              }
            />
          )}
          <SessionList
            sessions={overview.sessions}
            onEnd={(id) => change('DELETE', `${account}/sessions/${id}`)}
            onEndOthers={() => change('DELETE', `${account}/sessions`)}
          />
        </>
      )
    case 'proof':
      return (
        <section className={styles.panel} aria-labelledby="confirm">
          <h2 className={styles.subheading} id="confirm">
            Confirm that it is you
          </h2>
          <p>This opens or closes a way into the newsroom: show your second factor once more.</p>
          <ProofForm
            choice={stage.choice}
            label="Confirm"
            send={(proof) => prove(proof, stage.then)}
            renew={async () => toChoice(await ask('POST', `${api}/prove`, {})).passkey}
          />
        </section>
      )
    case 'adding':
      return (
        <section className={styles.panel} aria-labelledby="add">
          <h2 className={styles.subheading} id="add">
            Add a factor
          </h2>
          <FactorForm
            setup={stage.setup}
            label="Add it"
            send={add}
            renew={async () => toSetup((await ask('POST', `${api}/factors/new`, {})).body).passkey}
          />
        </section>
      )
    case 'codes':
      return <RecoveryCodes codes={stage.codes} onKept={() => setStage({ at: 'overview' })} />
  }
}
