import type { AfterErrorHook } from 'payload'
import { codeOf } from '@/lib/errors'
import { BUSY } from '@/lib/postgres'

const READING = 'The newsroom cannot reach its database just now, so nothing was read: try again in a minute.'
const SAVING =
  'The newsroom lost its database meanwhile, so nobody knows whether this was saved: look, before you send it again.'
const FULL =
  'There is no room left on the newsroom’s disk, so nothing was saved. Tell whoever runs it to make room, then try again.'

/**
 * What fails because the database is away, in trouble, or has no room, is no fault of the request, nor one that nobody knows (500): 503, with what it
 * means for what was sent.
 */
export const answerAway = ({ error, req }: Pick<Parameters<AfterErrorHook>[0], 'error' | 'req'>) => {
  const message = toMessage(error, req.method)
  if (!message) return undefined
  req.responseHeaders = new Headers({ 'Retry-After': '60' })
  return { response: { errors: [{ message }] }, status: 503 }
}

function toMessage(error: unknown, method: string | undefined): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.message === BUSY) return BUSY
  const code = codeOf(error) ?? ''
  if (/^(?:53100|ENOSPC|EDQUOT)$/.test(code)) return FULL
  if (AWAY.test(code) || CUT_OFF.test(error.message)) return method === 'GET' ? READING : SAVING
  return toMessage(error.cause, method)
}

/** SQLSTATE: connections, resources, an operator’s intervention, the system, an inner fault, two that wait for each other; and the system’s own names for what cannot be reached. */
const AWAY =
  /^(?:(?:08|53|57P|58|XX)\w+|25P03|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** What “pg” says without a code. */
const CUT_OFF =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered a connection error|was closed)|Query read timeout)/
