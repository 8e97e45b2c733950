import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import { isToldOtherwise, whyNotMinor } from './declared'
import { getLastPublished } from './newest'
import { getRow } from './row'

/**
 * What readers were told does not change silently: its change has a kind and a sentence for readers, which joins the article's
 * corrections. Only mended spelling goes without one. The corrections themselves stay as they were told.
 */
export const declareChange: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  if (!row?.publishedAt) return data
  const told = row.corrections ?? []
  const kept = { ...data, corrections: told }
  if (data._status !== 'published' || req.context.imported === true)
    return req.context.imported === true ? data : kept

  const { kind, text } = await refuseUndeclared(row, { ...originalDoc, ...data }, req)
  const entry = kind && kind !== 'minor' ? [{ kind, date: now().toISOString(), text }] : []
  const { keepsEarlier } = { ...originalDoc?.change, ...data.change }
  return {
    ...kept,
    corrections: [...told, ...entry],
    change: { kind: null, text: null, keepsEarlier: keepsEarlier ?? null },
  }
}

/** Answers what is not declared as it must be with 400 and its field; resolves to what was declared. */
export async function refuseUndeclared(
  row: Partial<Article>,
  next: Partial<Article>,
  req: PayloadRequest,
): Promise<{ kind: Declared['kind']; text: string }> {
  const had = await getLastPublished(row, req)
  const { kind } = next.change ?? {}
  // What is sent is checked only after this.
  const text = typeof next.change?.text === 'string' ? next.change.text.trim() : ''
  if (!kind && isToldOtherwise(had, next))
    throw refusal('change.kind', 'What readers were told would change: say what kind of change it is.', req)
  if (kind === 'minor') {
    const reason = whyNotMinor(had, next)
    if (reason)
      throw refusal(
        'change.kind',
        `This is more than spelling. ${reason} Choose another kind and tell readers what changed.`,
        req,
      )
  } else if (kind && !text) {
    throw refusal('change.text', 'Tell readers in a sentence what changed.', req)
  }
  return { kind, text }
}

type Declared = NonNullable<Article['change']>

/** The form's note and a program's log show the message alone: it says why, where Payload would only name the field. */
function refusal(path: string, message: string, req: PayloadRequest): ValidationError {
  const error = new ValidationError({ collection: 'articles', errors: [{ path, message }] }, req.t)
  error.message = message
  return error
}
