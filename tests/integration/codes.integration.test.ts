import { createLocalReq } from 'payload'
import { describe, expect, it } from 'vitest'
import { countAttempt } from '@/collections/users/factors/store'
import { appOf, login, signIn } from '../colleagues'
import { createUser } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'
import { entriesOf, factorsOf, trySignIn, wrongCodes } from '../sign-in-attempts'

const { payload } = useNewsroom()

describe('a code', () => {
  it.each(['', '12345', '1234567', 'abcdef', '½23456', "' or 1=1", 'x'.repeat(41)])(
    'that is none is refused: %s',
    async (code) => {
      const user = await createUser(payload(), 'editor')
      await appOf(user)
      const { status, token } = await trySignIn(user, { code })
      expect([[400, 401].includes(status), token]).toEqual([true, undefined])
    },
  )

  it.each([
    { code: 123456 },
    { code: ['123456'] },
    { code: { $gt: '' } },
    { passkey: 'x' },
    { passkey: { id: 'x' } },
  ])('of a kind that cannot be read is refused: %j', async (proof) => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    const { status, token } = await trySignIn(user, proof)
    expect([status, token]).toEqual([400, undefined])
  })

  it('may be typed with blanks, as the app shows it', async () => {
    const user = await createUser(payload(), 'editor')
    const code = await (await appOf(user)).code()
    expect((await trySignIn(user, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200)
  })

  it('works once', async () => {
    const user = await createUser(payload(), 'editor')
    const code = await (await appOf(user)).code()
    expect((await trySignIn(user, { code })).status).toBe(200)
    const { status, refusal } = await trySignIn(user, { code })
    expect([status, refusal?.message.includes('has been used')]).toEqual([401, true])
  })

  it('works once when it is sent five times at once', async () => {
    const user = await createUser(payload(), 'editor')
    const code = await (await appOf(user)).code()
    const answers = await Promise.all(Array.from({ length: 5 }, () => trySignIn(user, { code })))
    expect(answers.filter(({ token }) => token)).toHaveLength(1)
  })

  it('of another account is worth nothing', async () => {
    const [mine, other] = [await createUser(payload(), 'editor'), await createUser(payload(), 'editor')]
    await appOf(mine)
    const code = await (await appOf(other)).code()
    expect((await trySignIn(mine, { code })).token).toBe(undefined)
  })

  it('cannot be checked after the key was lost, which is said, and costs no attempt', async () => {
    const user = await createUser(payload(), 'editor')
    const app = await appOf(user)
    const key = process.env.FACTOR_KEY
    process.env.FACTOR_KEY = 'another key than it was set up under'
    try {
      const { status, refusal } = await trySignIn(user, { code: await app.code() })
      expect([status, refusal?.message.includes('FACTOR_KEY')]).toEqual([403, true])
    } finally {
      process.env.FACTOR_KEY = key
    }
    expect((await factorsOf(payload(), user)).map(({ attempts }) => attempts)).toEqual([0])
  })
})

describe('twelve wrong codes', () => {
  it('lock the app, not the recovery codes, until an administrator unlocks it', async () => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { user, token } = await signIn(payload(), 'editor')
    const { json } = await request('POST', '/users/recovery-codes', { token, body: {} })
    const [recovery = ''] = json.recoveryCodes as string[]
    for (const code of await wrongCodes(user, 12)) expect((await trySignIn(user, { code })).status).toBe(401)
    for (let count = 0; count < 13; count++) await trySignIn(user, { code: 'aaaa aaaa aaaa' })
    const app = await appOf(user)
    const locked = await trySignIn(user, { code: await app.code() })
    expect([locked.token, locked.refusal?.message.includes('can no longer be used')]).toEqual([
      undefined,
      true,
    ])
    expect(await entriesOf(payload(), user)).toContain(`${user.name}: App was locked after 12 wrong attempts`)
    expect((await trySignIn(user, { code: recovery })).status).toBe(200)

    const [factor] = (await factorsOf(payload(), user)).filter(({ isLocked }) => isLocked)
    const path = `/users/${user.id}/factors/${factor?.id}/unlock`
    expect((await request('POST', path, { token, body: {} })).status).toBe(403)
    expect((await request('POST', path, { token: administrator, body: {} })).status).toBe(200)
    expect(await login(user)).toMatch(/^ey/)
  })

  it('are all that are looked at, however many are sent at once', async () => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    const [factor] = await factorsOf(payload(), user)
    const req = await createLocalReq({}, payload())
    const counted = await Promise.all(Array.from({ length: 40 }, () => countAttempt(factor?.id ?? '', req)))
    expect(counted.filter((attempt) => attempt !== undefined)).toHaveLength(12)
  })

  it('do not add up over sign-ins that worked', async () => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    for (const code of await wrongCodes(user, 11)) await trySignIn(user, { code })
    await login(user)
    expect((await factorsOf(payload(), user)).map(({ attempts }) => attempts)).toEqual([0])
  })

  it('lock nothing for whoever does not know the password', async () => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    for (const code of await wrongCodes(user, 3)) await trySignIn(user, { code }, 'not the password')
    expect((await factorsOf(payload(), user)).map(({ attempts }) => attempts)).toEqual([0])
  })
})

describe('five wrong codes in a session', () => {
  it('end it, however many are sent at once, and lock no factor: who stole it shuts its owner out of nothing', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const guesses = (await wrongCodes(user, 20)).map((code) =>
      request('POST', '/users/prove', { token, body: { code } }),
    )
    expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([401]))
    expect((await request('GET', `/users/${user.id}/sign-in`, { token })).status).toBe(401)
    const [app] = await factorsOf(payload(), user)
    expect([app?.attempts, app?.isLocked]).toEqual([5, false])
    expect(await entriesOf(payload(), user)).toContain(
      `A session of ${user.name}, after 5 wrong tries to show a factor`,
    )
    expect(await login(user)).toMatch(/^ey/)
  })

  it('are counted since the last right one', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const prove = (code: string) => request('POST', '/users/prove', { token, body: { code } })
    const wrong = await wrongCodes(user, 8)
    for (const code of wrong.slice(0, 4)) await prove(code)
    expect((await prove(await (await appOf(user)).code())).status).toBe(200)
    for (const code of wrong.slice(4)) await prove(code)
    expect((await request('GET', `/users/${user.id}/sign-in`, { token })).status).toBe(200)
  })
})

describe('a recovery code', () => {
  it('signs in once, also when it is sent five times at once', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const { json } = await request('POST', '/users/recovery-codes', { token, body: {} })
    const [code = ''] = json.recoveryCodes as string[]
    const answers = await Promise.all(Array.from({ length: 5 }, () => trySignIn(user, { code })))
    expect(answers.filter((answer) => answer.token)).toHaveLength(1)
    expect((await factorsOf(payload(), user)).find(({ kind }) => kind === 'recovery')?.codes).toHaveLength(9)
  })

  it('ends with new ones', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const make = async () =>
      (await request('POST', '/users/recovery-codes', { token, body: {} })).json.recoveryCodes as string[]
    const [old = ''] = await make()
    const [code = ''] = await make()
    expect([(await trySignIn(user, { code: old })).status, (await trySignIn(user, { code })).status]).toEqual(
      [401, 200],
    )
  })
})
