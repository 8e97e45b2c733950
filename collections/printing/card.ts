import type { Queue } from '@/lib/press-queue'
import type { Status } from '@/lib/press-status'
import { formatAgo, formatDuration } from './duration'

/** A print job that was given up: the document it is for, as “articles/ID”, and why. */
export type FailedJob = { document: string; message: string }

/** What is known of printing; what could not be read is said so in its place. */
export type Printing = {
  lastPrint: Date | undefined
  queue: Queue | 'unreadable'
  status: Status | 'missing' | 'unreadable'
  failed: FailedJob[]
}

/** One line about what is not printed; `document`, where the admin has a page for it, as “articles/ID”. */
export type Failure = { what: string; document?: string; message: string }

/** The dashboard's card; `unlisted` failures are more than it has room for. */
export type Card = { lines: string[]; failures: Failure[]; unlisted: number }

/** Failures listed, and characters of each. */
const ROOM = { failures: 10, letters: 300 }

/** Seconds after which waiting is no longer the press's being busy. */
const STANDSTILL = 60

/** The words of the card: what was printed last, what waits, what is owed, and what failed. */
export function toCard(printing: Printing, now: Date): Card {
  const failures = listFailures(printing)
  return {
    lines: toLines(printing, failures.length, now),
    failures: failures.slice(0, ROOM.failures),
    unlisted: Math.max(0, failures.length - ROOM.failures),
  }
}

function toLines({ lastPrint, queue, status }: Printing, failures: number, now: Date): string[] {
  const waiting = toWaiting(queue)
  if (!lastPrint) {
    return [
      'Nothing is printed yet, since the press has not run. “npm start” runs it; “npm run press” prints every page once.',
      ...waiting,
    ]
  }
  const last = `The last print was ${formatAgo(lastPrint, now)}.`
  const rest = [...waiting, ...toOwed(status)]
  return rest.length + failures > 0 ? [last, ...rest] : [`Everything is printed. ${last}`]
}

function toWaiting(queue: Printing['queue']): string[] {
  if (queue === 'unreadable') return ['What waits in the queue is not known: the database did not answer.']
  const { waiting, oldestSeconds } = queue
  if (waiting === 0) return []
  const line = `${formatCount(waiting, 'change waits', 'changes wait')} in the queue, the oldest for ${formatDuration(oldestSeconds)}.`
  return oldestSeconds < STANDSTILL
    ? [line]
    : [line, 'The press seems to stand still: what “npm start” writes says why.']
}

function toOwed(status: Printing['status']): string[] {
  if (status === 'missing') return ['What is owed is not known: the press has not said yet.']
  if (status === 'unreadable') return ['What is owed is not known: the press’s status cannot be read.']
  return status.owed > 0
    ? [`${formatCount(status.owed, 'address is owed', 'addresses are owed')} to readers.`]
    : []
}

// A job fails by its pages: those that still fail stand for it.
function listFailures({ status, failed }: Printing): Failure[] {
  const faults = typeof status === 'string' ? [] : status.faults
  const unexplained = failed.filter(({ message }) => !faults.some((fault) => message.includes(fault.message)))
  return [...faults.map(toFault), ...unexplained.map(toGivenUp)]
}

// Most of the press's messages name their address themselves.
const toFault = ({ address, message }: Status['faults'][number]): Failure => ({
  what: message.includes(address) ? '' : address,
  message: shorten(message),
})

function toGivenUp({ document, message }: FailedJob): Failure {
  const [collection, id] = document.split('/')
  if (id) return { what: `A change in ${collection}`, document, message: shorten(message) }
  return { what: document === 'everything' ? 'All pages' : 'What is owed', message: shorten(message) }
}

const shorten = (text: string) =>
  text.length > ROOM.letters ? `${text.slice(0, ROOM.letters).trimEnd()}…` : text

/** “1 change”, “2 changes”. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
