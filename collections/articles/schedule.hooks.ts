import { sql } from '@payloadcms/db-postgres'
import {
  type CollectionAfterChangeHook,
  type CollectionAfterDeleteHook,
  type CollectionBeforeChangeHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { now } from '@/lib/clock'
import { transactionOf } from '@/lib/postgres'
import type { Article } from '@/payload-types'
import { getRow } from './row'

/** An old version that comes back brings its words, not what was set for then: that of now stays, whoever restores it. */
export const keepTimes: CollectionBeforeChangeHook<Article> = ({ data, originalDoc, req }) =>
  req.context.isRestoringVersion === true
    ? {
        ...data,
        publishOn: originalDoc?.publishOn ?? null,
        withdrawOn: originalDoc?.withdrawOn ?? null,
        embargo: originalDoc?.embargo ?? null,
        goneFor: originalDoc?.goneFor ?? null,
      }
    : data

/** A form that was open when a time came sends it again: what was done then is not asked for once more. */
export const dropDoneTimes: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  const isDone = (time: string | null | undefined, isSo: boolean) =>
    isSo && Boolean(time) && new Date(time ?? '') <= now()
  const isOut = row?._status === 'published'
  return {
    ...data,
    ...(!originalDoc?.publishOn && isDone(data.publishOn, isOut) ? { publishOn: null } : {}),
    ...(!originalDoc?.withdrawOn && isDone(data.withdrawOn, Boolean(row?.publicSlug) && !isOut)
      ? { withdrawOn: null }
      : {}),
  }
}

/** A time that is set must be still to come, the withdrawal after the publication, the publication after the embargo. */
export const refuseImpossibleTimes: CollectionBeforeChangeHook<Article> = ({ data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data }
  const errors = (['publishOn', 'withdrawOn'] as const).flatMap((path) => {
    const isNew = next[path] && next[path] !== originalDoc?.[path]
    return isNew && new Date(next[path] ?? '') <= now()
      ? [{ path, label: LABELS[path], message: 'This time is past: choose one that is still to come.' }]
      : []
  })
  if (next.publishOn && next.withdrawOn && new Date(next.withdrawOn) <= new Date(next.publishOn))
    errors.push({
      path: 'withdrawOn',
      label: LABELS.withdrawOn,
      message: 'It would be withdrawn before it is published.',
    })
  if (next.publishOn && next.embargo && new Date(next.publishOn) < new Date(next.embargo))
    errors.push({ path: 'publishOn', label: LABELS.publishOn, message: 'The embargo ends later than that.' })
  if (errors.length > 0) throw new ValidationError({ collection: 'articles', errors }, req.t)
}

const LABELS = { publishOn: 'Publish on', withdrawOn: 'Withdraw on' }

/**
 * A time that was set becomes a job in the same transaction. Jobs of other times are taken back, and with them the alarm of one
 * that failed; so is that of a withdrawal which was missed and then made by hand.
 */
export const queueDue: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, req }) => {
  // Readers do not have it, so a withdrawal whose time is past has nothing left to do.
  const isWithheld = !req.context.isDraftSave && doc._status !== 'published'
  for (const [field, action] of [
    ['publishOn', 'publish'],
    ['withdrawOn', 'withdraw'],
  ] as const) {
    const time = doc[field]
    const isMissed = field === 'withdrawOn' && isWithheld && time && new Date(time) <= now()
    await takeBack(doc.id, { action, except: isMissed ? null : (time ?? null) }, req)
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

/** Nothing is due any more for an article that is gone. */
export const dropDue: CollectionAfterDeleteHook<Article> = async ({ doc, req }) => {
  for (const action of ['publish', 'withdraw'] as const) await takeBack(doc.id, { action, except: null }, req)
}

/** A job that runs just now is left: it is the one that changes the article. */
async function takeBack(
  id: string,
  { action, except }: { action: 'publish' | 'withdraw'; except: string | null },
  req: PayloadRequest,
): Promise<void> {
  const transaction = await transactionOf(req)
  await transaction.execute(sql`
    delete from payload_jobs where queue = 'desk' and not coalesce(processing, false)
      and input->>'article' = ${id} and input->>'action' = ${action}
      and input->>'time' is distinct from ${except}::text`)
}
