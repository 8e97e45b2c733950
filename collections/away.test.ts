import type { PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { BUSY } from '@/lib/postgres'
import { answerAway } from './away'

/** What is answered to a request that fails by this error. */
function answer(error: Error, method = 'PATCH') {
  const req = { method } as PayloadRequest
  const answered = answerAway({ error, req })
  return [answered?.status, answered?.response.errors[0]?.message, req.responseHeaders?.get('Retry-After')]
}

const failing = (message: string, code?: string, cause?: Error) =>
  Object.assign(new Error(message, { cause }), code ? { code } : {})

describe('a request that fails', () => {
  it.each([
    failing('Failed query', undefined, failing('terminating connection', '57P01')),
    failing('the database system is in recovery mode', '57P03'),
    failing('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
    failing('Failed query', undefined, failing('Connection terminated unexpectedly')),
    failing('timeout exceeded when trying to connect'),
  ])('because the database is away is answered 503, and says what that means: %s', (error) => {
    expect(answer(error)).toEqual([503, expect.stringContaining('nobody knows whether this was saved'), '60'])
    expect(answer(error, 'GET')).toEqual([503, expect.stringContaining('nothing was read'), '60'])
  })

  it('because the disk is full, of the database or of pictures, is answered 503 and says so', () => {
    const full = [503, expect.stringContaining('no room left'), '60']
    expect(answer(failing('could not extend file', '53100'))).toEqual(full)
    expect(answer(failing('ENOSPC: no space left on device', 'ENOSPC'))).toEqual(full)
  })

  it('because too many save at once is answered 503 and told to try again', () => {
    expect(answer(failing(BUSY))).toEqual([503, BUSY, '60'])
  })

  it('for another reason is left to who answers that', () => {
    expect(answer(failing('duplicate key', '23505'))).toEqual([undefined, undefined, undefined])
    expect(answer(failing('A fault of ours'))).toEqual([undefined, undefined, undefined])
  })
})
