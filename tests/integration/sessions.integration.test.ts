import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { User } from '@/payload-types'
import { login, signIn } from '../colleagues'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

type Listed = { id: string; createdAt: string; usedAt: string; isThis: boolean }

const isIn = async (token: string) => (await request('GET', '/users/me', { token })).json.user !== null

async function listSessions({ id }: Pick<User, 'id'>, token: string): Promise<Listed[]> {
  return (await request('GET', `/users/${id}/sign-in`, { token })).json.sessions as Listed[]
}

/** Lets so many minutes pass for the newsroom, not for its timers. */
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
afterEach(() => void vi.useRealTimers())

describe('a session', () => {
  it('is listed with its times and nothing of device or place, and says which one asks', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    pass(10)
    const other = await login(user)
    const sessions = await listSessions(user, other)
    expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false])
    expect(sessions.map((session) => Object.keys(session).sort())).toEqual(
      Array(2).fill(['createdAt', 'id', 'isThis', 'usedAt']),
    )
    pass(2)
    expect(await isIn(token)).toBe(true)
    expect((await listSessions(user, other)).map(({ isThis }) => isThis)).toEqual([true, false])
  })

  it('that its owner ends is dead at once, and stays so when it was just being renewed', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const stolen = await login(user)
    const sessions = await listSessions(user, token)
    const id = sessions.find(({ isThis }) => !isThis)?.id ?? ''
    await Promise.all([
      request('DELETE', `/users/${user.id}/sessions/${id}`, { token }),
      ...Array.from({ length: 5 }, () =>
        request('POST', '/users/refresh-token', { token: stolen, body: {} }),
      ),
    ])
    expect([await isIn(stolen), await isIn(token)]).toEqual([false, true])
    expect((await request('POST', '/users/refresh-token', { token: stolen, body: {} })).status).toBe(401)
    expect(await listSessions(user, token)).toHaveLength(1)
    const where = { action: { equals: 'session' } }
    const { docs } = await payload().find({ collection: 'audit', where, sort: '-createdAt', limit: 1 })
    expect(docs[0]?.what).toBe(`One session of ${user.name}`)
  })

  it('ends with all others but the one that asks', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const others = [await login(user), await login(user)]
    expect((await request('DELETE', `/users/${user.id}/sessions`, { token })).status).toBe(200)
    expect([await isIn(token), ...(await Promise.all(others.map(isIn)))]).toEqual([true, false, false])
  })

  it('is ended by an administrator, not by another colleague', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const [own] = await listSessions(user, token)
    const path = `/users/${user.id}/sessions/${own?.id}`
    const colleague = await signIn(payload(), 'publisher')
    expect((await request('DELETE', path, { token: colleague.token })).status).toBe(403)
    expect((await request('GET', `/users/${user.id}/sign-in`, { token: colleague.token })).status).toBe(403)
    expect((await request('DELETE', path)).status).toBe(401)
    expect(await isIn(token)).toBe(true)
    const administrator = await signIn(payload(), 'administrator')
    expect((await request('DELETE', path, { token: administrator.token })).status).toBe(200)
    expect(await isIn(token)).toBe(false)
  })

  it('that does not exist, or is no id, is not found', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    for (const id of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await request('DELETE', `/users/${user.id}/sessions/${id}`, { token })).status).toBe(404)
  })

  it('is no longer listed after signing out', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const other = await login(user)
    await request('POST', '/users/logout', { token: other, body: {} })
    expect(await isIn(other)).toBe(false)
    expect(await listSessions(user, token)).toHaveLength(1)
  })

  it('ends after twelve hours, however often it is renewed', async () => {
    const { token } = await signIn(payload(), 'editor')
    let renewed = token
    for (let hours = 0; hours < 11; hours++) {
      pass(60)
      const { status, json } = await request('POST', '/users/refresh-token', { token: renewed, body: {} })
      expect([hours, status]).toEqual([hours, 200])
      renewed = String(json.refreshedToken)
    }
    pass(59)
    const { json } = await request('POST', '/users/refresh-token', { token: renewed, body: {} })
    renewed = String(json.refreshedToken)
    expect(await isIn(renewed)).toBe(true)
    pass(2)
    expect(await isIn(renewed)).toBe(false)
    expect((await request('POST', '/users/refresh-token', { token: renewed, body: {} })).status).toBe(401)
    expect((await request('GET', '/audit', { token: renewed })).status).toBe(401)
  })
})
