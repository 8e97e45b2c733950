import { afterEach, describe, expect, it, vi } from 'vitest'
import { signIn } from '../colleagues'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

afterEach(() => vi.restoreAllMocks())

const gone = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))

const away = (what: string) => ({
  status: 503,
  json: { errors: [{ message: expect.stringContaining(what) as string }] },
})

describe('while the database is away, an editor', () => {
  it('is told so, and not that he is not signed in', async () => {
    const { token } = await signIn(payload(), 'editor')
    vi.spyOn(payload().db, 'findOne').mockImplementation(gone)
    expect(await request('GET', '/articles', { token })).toMatchObject(away('cannot reach its database'))
  })

  it('is told so as well when only his session cannot be looked up', async () => {
    const { token } = await signIn(payload(), 'editor')
    vi.spyOn(payload().db.drizzle, 'execute').mockImplementation(gone as never)
    expect(await request('GET', '/articles', { token })).toMatchObject(away('cannot reach its database'))
  })

  it('is told that nobody knows what has become of a save that it ended', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload())
    vi.spyOn(payload().db, 'commitTransaction').mockImplementationOnce(gone)
    const answer = await request('PATCH', `/articles/${id}?draft=true`, { token, body: { headline: 'New' } })
    expect(answer).toMatchObject(away('nobody knows whether this was saved'))
    expect(answer.headers.get('Retry-After')).toBe('60')
  })
})
