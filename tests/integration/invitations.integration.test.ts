import { afterEach, describe, expect, it, vi } from 'vitest'
import type { User } from '@/payload-types'
import { Authenticator } from '../authenticator'
import { signIn } from '../colleagues'
import { createUser } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const NEW_PASSWORD = 'a password of my own choice'

afterEach(() => void vi.useRealTimers())

async function invite(token: string, { id }: Pick<User, 'id'>): Promise<string> {
  const { json } = await request('POST', `/users/${id}/invitation`, { token, body: {} })
  return String(json.link).split('#invitation=')[1] ?? ''
}

const show = (token: string) => request('POST', '/users/invitation', { body: { token } })

async function takeUp(token: string, password = NEW_PASSWORD) {
  const { json } = await show(token)
  const { challenge = '', secret = '' } = (json.totp ?? {}) as { challenge?: string; secret?: string }
  const code = secret ? await new Authenticator(secret).code() : '000000'
  return request('POST', '/users/enrol', { body: { token, password, totp: { challenge, code } } })
}

describe('an invitation', () => {
  it('is a link that no server hears of, shown once, with which a colleague chooses his password and signs in', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const colleague = await createUser(payload(), 'editor')
    const { json } = await request('POST', `/users/${colleague.id}/invitation`, { token, body: {} })
    expect(json.link).toMatch(/^http:\/\/localhost:3000\/admin\/login#invitation=[\w-]{43}$/)
    const taken = await takeUp(String(json.link).split('=')[1] ?? '')
    expect([taken.status, (taken.json.recoveryCodes as string[]).length]).toEqual([200, 10])
    expect((await request('GET', '/users/me', { token: String(taken.json.token) })).json.user).not.toBe(null)
    const old = await request('POST', '/users/login', { body: { email: colleague.email, password: 'correct horse battery' } }) // prettier-ignore
    const own = await request('POST', '/users/login', {
      body: { email: colleague.email, password: NEW_PASSWORD },
    })
    const stepOf = (answer: typeof own) =>
      (answer.json.errors as { data?: { step: string } }[])[0]?.data?.step
    expect([stepOf(old), stepOf(own)]).toEqual([undefined, 'show'])
  })

  it('works once, also for two at once', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const invitation = await invite(token, await createUser(payload(), 'editor'))
    const answers = await Promise.all([takeUp(invitation), takeUp(invitation)])
    expect(answers.map(({ status }) => status === 200).sort()).toEqual([false, true])
    expect((await show(invitation)).status).toBe(404)
  })

  it('is over after 48 hours', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const invitation = await invite(token, await createUser(payload(), 'editor'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 47.9 * 3_600_000 })
    expect((await show(invitation)).status).toBe(200)
    vi.setSystemTime(Date.now() + 0.2 * 3_600_000)
    expect((await show(invitation)).status).toBe(404)
    const { status, text } = await request('POST', '/users/enrol', {
      body: { token: invitation, password: NEW_PASSWORD, totp: { challenge: 'x', code: '123456' } },
    })
    expect([status, text.includes('This invitation is over')]).toEqual([404, true])
  })

  it('ends when another is made, and with the account', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const colleague = await createUser(payload(), 'editor')
    const first = await invite(token, colleague)
    const second = await invite(token, colleague)
    expect([(await show(first)).status, (await show(second)).status]).toEqual([404, 200])
    await request('DELETE', `/users/${colleague.id}`, { token })
    expect((await show(second)).status).toBe(404)
  })

  it('is made by administrators, for those who have no factor', async () => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { token: publisher, user } = await signIn(payload(), 'publisher')
    const colleague = await createUser(payload(), 'editor')
    const ask = (token: string, id: string) => request('POST', `/users/${id}/invitation`, { token, body: {} })
    expect((await ask(publisher, colleague.id)).status).toBe(403)
    expect((await ask(publisher, user.id)).status).toBe(403)
    expect((await ask(administrator, user.id)).status).toBe(409)
    expect((await ask(administrator, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('is not used up by a weak password or a wrong code', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const invitation = await invite(token, await createUser(payload(), 'editor'))
    expect((await takeUp(invitation, 'short')).status).toBe(400)
    const { json } = await show(invitation)
    const { challenge } = json.totp as { challenge: string }
    const wrong = { token: invitation, password: NEW_PASSWORD, totp: { challenge, code: 'x' } }
    expect((await request('POST', '/users/enrol', { body: wrong })).status).toBe(400)
    expect((await takeUp(invitation)).status).toBe(200)
  })

  it('sets up nothing but what was begun with it', async () => {
    const { token } = await signIn(payload(), 'administrator')
    const [one, other] = [
      await invite(token, await createUser(payload(), 'editor')),
      await invite(token, await createUser(payload(), 'editor')),
    ]
    const { json } = await show(other)
    const { challenge, secret } = json.totp as { challenge: string; secret: string }
    const totp = { challenge, code: await new Authenticator(secret).code() }
    const { status } = await request('POST', '/users/enrol', {
      body: { token: one, password: NEW_PASSWORD, totp },
    })
    expect(status).toBe(400)
  })

  it.each([{}, { token: 1 }, { token: 'x' }, { token: 'x'.repeat(300) }, []])(
    'that is none is refused: %j',
    async (body) => {
      expect([400, 404]).toContain((await request('POST', '/users/invitation', { body })).status)
      expect([400, 404]).toContain((await request('POST', '/users/enrol', { body })).status)
    },
  )
})
