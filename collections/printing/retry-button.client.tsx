'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import styles from './printing.module.css'

/** Milliseconds after which the press has printed what it was asked for, or says why not; the card is then drawn anew. */
const MOMENTS = 3000

/** Has the press try again, and says what came of asking. Its words outlive the failures they are about. */
export function RetryButton({ isNeeded }: { isNeeded: boolean }) {
  const { config } = useConfig()
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [isAsking, setIsAsking] = useState(false)

  async function ask() {
    setIsAsking(true)
    setSaid('')
    setSaid(await retry(`${config.routes.api}/press/retry`))
    setIsAsking(false)
    router.refresh()
    setTimeout(() => router.refresh(), MOMENTS)
  }

  return (
    <div className={styles.retry}>
      {isNeeded && (
        <Button
          buttonStyle="secondary"
          size="small"
          margin={false}
          disabled={isAsking}
          onClick={() => void ask()}
        >
          Try again
        </Button>
      )}
      <p aria-live="polite">{said}</p>
    </div>
  )
}

/** Resolves to the newsroom's words, whether it agreed or refused. */
async function retry(url: string): Promise<string> {
  try {
    const response = await fetch(url, { method: 'POST' })
    const answer: unknown = await response.json()
    return wordsOf(answer) ?? `The newsroom answered ${response.status}.`
  } catch {
    return 'The newsroom did not answer: try again in a minute.'
  }
}

/** A message, or the first of those that Payload gives with an error. */
function wordsOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('message' in answer && typeof answer.message === 'string') return answer.message
  return 'errors' in answer && Array.isArray(answer.errors) ? wordsOf(answer.errors[0]) : undefined
}
