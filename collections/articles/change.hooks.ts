import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { hasNewWords, linesOf } from './public-words'
import { getRow } from './row'
import { whyNotSpelling } from './spelling'

/**
 * Words that readers have do not change silently: their change has a kind and a sentence for readers, which joins the article's
 * corrections. Only mended spelling goes without one. What readers were told before stays as it was told.
 */
export const declareChange: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  if (!row?.publishedAt) return data
  const told = row.corrections ?? []
  const kept = { ...data, corrections: told }
  if (data._status !== 'published' || req.context.imported === true)
    return req.context.imported === true ? data : kept

  const next = { ...originalDoc, ...data }
  const { kind, text } = next.change ?? {}
  const isReworded = hasNewWords(row, next)
  if (!kind && isReworded)
    throw refusal(
      'change.kind',
      'The words that readers have would change: say what kind of change it is.',
      req,
    )
  if (kind === 'minor') {
    const reason = whyNotSpelling(linesOf(row), linesOf(next))
    if (reason)
      throw refusal(
        'change.kind',
        `This is more than spelling. ${reason} Choose another kind and tell readers what changed.`,
        req,
      )
  } else if (kind && !text?.trim()) {
    throw refusal('change.text', 'Tell readers in a sentence what changed.', req)
  }
  const entry =
    kind && kind !== 'minor' && text ? [{ kind, date: now().toISOString(), text: text.trim() }] : []
  return { ...kept, corrections: [...told, ...entry], change: { kind: null, text: null } }
}

/** The form's note and a program's log show the message alone: it says why, where Payload would only name the field. */
function refusal(path: string, message: string, req: PayloadRequest): ValidationError {
  const error = new ValidationError({ collection: 'articles', errors: [{ path, message }] }, req.t)
  error.message = message
  return error
}
