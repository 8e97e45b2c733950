'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { toNode } from '@/lib/lexical'
import { wordsOf } from '../../desk/answer'

/** What the newsroom answered: whether it did what was asked, its words, and what came with it. */
export type Answer = {
  isDone: boolean
  words: string
  body: Record<string, unknown>
  demand: Record<string, unknown>
}

/** Asks the newsroom for something; a failure on the way is an answer too. */
export async function ask(method: string, url: string, data?: object): Promise<Answer> {
  try {
    const sent = data && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) }
    const response = await fetch(url, { method, credentials: 'include', ...sent })
    const body = toNode(await response.json())
    const errors: unknown[] = Array.isArray(body.errors) ? body.errors : []
    const words = wordsOf(body).join(' ') || `The newsroom answered ${response.status}.`
    return { isDone: response.ok, words, body, demand: toNode(toNode(errors[0]).data) }
  } catch {
    return {
      isDone: false,
      words: 'The newsroom did not answer: try again in a minute.',
      body: {},
      demand: {},
    }
  }
}

/** Whether the newsroom asks for the second factor again before it does this. */
export const isProofDemanded = ({ demand }: Answer): boolean => demand.step === 'prove'

export const toText = (value: unknown): string => (typeof value === 'string' ? value : '')

export const toTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

/** With what the account may prove itself. */
export type Choice = { kinds: string[]; passkey: PublicKeyCredentialRequestOptionsJSON | undefined }

export const toChoice = ({ demand }: Answer): Choice => ({
  kinds: toTexts(demand.kinds),
  passkey: isRequest(demand.passkey) ? demand.passkey : undefined,
})

const isRequest = (value: unknown): value is PublicKeyCredentialRequestOptionsJSON =>
  typeof toNode(value).challenge === 'string'
