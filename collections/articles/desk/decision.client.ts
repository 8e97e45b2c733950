'use client'

import {
  useConfig,
  useDocumentInfo,
  useForm,
  useFormBackgroundProcessing,
  useFormModified,
} from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { GoneFor } from '@/lib/gone'
import { toNode } from '@/lib/lexical'
import { wordsOf } from '../../desk/answer'
import type { Action } from './standing'

type Decision = Action | 'withdraw'

type Said = (
  article: Record<string, unknown> | undefined,
  reason: string | undefined,
  goneFor: GoneFor | null | undefined,
) => object

/** What a decision says besides being one. */
const SAID: Partial<Record<Decision, Said>> = {
  approve: (article) => ({ publicHash: article?.publicHash ?? null }),
  return: (_, reason) => ({ reason }),
  withdraw: (_, reason, goneFor) => ({ reason, goneFor }),
}

/** What came of a decision, in words. */
export type Outcome = { isDone: boolean; words: string[] }

/**
 * Decides about the article that is open. What its form holds unsaved is saved before, so that the decision is about what the
 * editor sees; the form then takes over what the newsroom recorded.
 */
export function useDecision(): {
  /** Why, for colleagues, and of a withdrawal what readers are told of it. */
  decide: (action: Decision, reason?: string, goneFor?: GoneFor | null) => Promise<Outcome>
  isDeciding: boolean
} {
  const { config } = useConfig()
  const {
    id,
    data,
    incrementVersionCount,
    setData,
    setHasPublishedDoc,
    setLastUpdateTime,
    setMostRecentVersionIsAutosaved,
  } = useDocumentInfo()
  const { reset, setProcessing, submit } = useForm()
  const isModified = useFormModified()
  const isSaving = useFormBackgroundProcessing()
  const [isDeciding, setIsDeciding] = useState(false)
  const address = `${config.routes.api}/articles/${id}`
  // As it is after a save, too: a decision is about the words that the form shows.
  const shown = useRef(data)
  shown.current = data

  async function save(): Promise<boolean> {
    const saved = await submit({
      action: `${address}?draft=true&depth=0`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
      disableSuccessStatus: true,
    })
    return saved?.res.ok ?? false
  }

  async function act(action: Decision, reason?: string, goneFor?: GoneFor | null): Promise<Outcome> {
    if (isSaving)
      return { isDone: false, words: ['What you typed is still being saved: try again in a moment.'] }
    if (isModified && !(await save()))
      return { isDone: false, words: ['Your changes could not be saved, so nothing was decided about them.'] }
    setProcessing(true)
    const { isDone, answer } = await post(
      `${address}/${action}`,
      SAID[action]?.(shown.current, reason, goneFor),
    )
    const { doc } = toNode(answer)
    if (isDone && doc) {
      const article = toNode(doc)
      await reset(article)
      setData(article)
      setMostRecentVersionIsAutosaved(false)
      if (action === 'withdraw') setHasPublishedDoc(false)
      incrementVersionCount()
      setLastUpdateTime(Date.parse(String(article.updatedAt)))
    }
    const words = wordsOf(answer)
    return {
      isDone,
      words: words.length > 0 ? words : ['The newsroom did not answer: try again in a minute.'],
    }
  }

  return {
    isDeciding,
    decide: async (action, reason, goneFor) => {
      setIsDeciding(true)
      try {
        return await act(action, reason, goneFor)
      } finally {
        setProcessing(false)
        setIsDeciding(false)
      }
    },
  }
}

async function post(url: string, said?: object): Promise<{ isDone: boolean; answer: unknown }> {
  try {
    const body = said && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(said) }
    const response = await fetch(url, { method: 'POST', ...body })
    const answer: unknown = await response.json()
    return { isDone: response.ok, answer }
  } catch {
    return { isDone: false, answer: undefined }
  }
}
