import { type CollectionAfterChangeHook, type CollectionBeforeChangeHook, ValidationError } from 'payload'
import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'

/** A time that is set must be still to come, the withdrawal after the publication, the publication after the embargo. */
export const refuseImpossibleTimes: CollectionBeforeChangeHook<Article> = ({ data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data }
  const errors = (['publishOn', 'withdrawOn'] as const).flatMap((path) => {
    const isNew = next[path] && next[path] !== originalDoc?.[path]
    return isNew && new Date(next[path] ?? '') <= now()
      ? [{ path, label: LABELS[path], message: 'This time is past: choose one that is still to come.' }]
      : []
  })
  if (next.publishOn && next.withdrawOn && next.withdrawOn <= next.publishOn)
    errors.push({
      path: 'withdrawOn',
      label: LABELS.withdrawOn,
      message: 'It would be withdrawn before it is published.',
    })
  if (next.publishOn && next.embargo && next.publishOn < next.embargo)
    errors.push({ path: 'publishOn', label: LABELS.publishOn, message: 'The embargo ends later than that.' })
  if (errors.length > 0) throw new ValidationError({ collection: 'articles', errors }, req.t)
}

const LABELS = { publishOn: 'Publish on', withdrawOn: 'Withdraw on' }

/** A time that was set becomes a job in the same transaction; a job whose time was since changed does nothing. */
export const queueDue: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, req }) => {
  for (const [field, action] of [
    ['publishOn', 'publish'],
    ['withdrawOn', 'withdraw'],
  ] as const) {
    const time = doc[field]
    if (!time || time === previousDoc[field]) continue
    await req.payload.jobs.queue({
      task: 'due',
      queue: 'desk',
      input: { article: doc.id, action, time },
      waitUntil: new Date(time),
      req,
    })
  }
}
