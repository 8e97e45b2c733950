import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server' // prettier-ignore
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { User } from '@/payload-types'
import { signIn } from '../colleagues'
import { PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { Passkey } from '../passkey'
import { request } from '../rest'
import { entriesOf, factorsOf, wrongCodes } from '../sign-in-attempts'

const { payload } = useNewsroom()

afterEach(() => void vi.useRealTimers())

const begin = async (token: string) =>
  (await request('POST', '/users/factors/new', { token, body: {} })).json
    .passkey as PublicKeyCredentialCreationOptionsJSON

const add = (token: string, passkey: object, name = 'Key') =>
  request('POST', '/users/factors', { token, body: { name, passkey } })

const signInWith = ({ email }: Pick<User, 'email'>, proof: object = {}) =>
  request('POST', '/users/login', { body: { email, password: PASSWORD, ...proof } })

/** What a refusal says that a browser needs to show a passkey. */
function optionsOf(json: Record<string, unknown>): PublicKeyCredentialRequestOptionsJSON {
  const [refusal] = json.errors as { data: { passkey: PublicKeyCredentialRequestOptionsJSON } }[]
  if (!refusal) throw new Error('Nothing was refused.')
  return refusal.data.passkey
}

/** The options that a sign-in with the password alone is answered with. */
async function ask(user: User): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { json } = await signInWith(user)
  return optionsOf(json)
}

async function withPasskey() {
  const { user, token } = await signIn(payload(), 'editor')
  const passkey = new Passkey()
  const { challenge } = await begin(token)
  expect((await add(token, passkey.make(challenge, { counter: 1 }))).status).toBe(200)
  return { user, token, passkey }
}

const listFactors = async ({ id }: User, token: string) =>
  (await request('GET', `/users/${id}/sign-in`, { token })).json.factors as {
    id: string
    kind: string
    name: string
  }[]

describe('a passkey', () => {
  it('is for this host alone, asks for finger, face or PIN, and signs in', async () => {
    const { user, token, passkey } = await withPasskey()
    const options = await ask(user)
    expect([options.rpId, options.userVerification]).toEqual(['localhost', 'required'])
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([passkey.id.toString('base64url')])
    const { status } = await signInWith(user, { passkey: passkey.show(options.challenge, { counter: 2 }) })
    expect(status).toBe(200)
    expect((await listFactors(user, token)).map(({ kind, name }) => [kind, name])).toEqual([
      ['totp', 'App'],
      ['passkey', 'Key'],
    ])
  })

  it.each([
    ['was asked for elsewhere', { origin: 'https://evil.example' }],
    ['is another host’s', { rpId: 'evil.example' }],
    ['asked for nobody’s finger', { isVerified: false }],
  ])('is not accepted when it %s', async (_, use) => {
    const { user, passkey } = await withPasskey()
    const { challenge } = await ask(user)
    const { status, json } = await signInWith(user, {
      passkey: passkey.show(challenge, { counter: 2, ...use }),
    })
    expect([status, json.token]).toEqual([401, undefined])
    const { token } = await signIn(payload(), 'editor')
    const begun = await begin(token)
    expect((await add(token, new Passkey().make(begun.challenge, use))).status).toBe(400)
  })

  it('answers a challenge once, of its own account, for its own purpose and in time', async () => {
    const { user, token, passkey } = await withPasskey()
    const { challenge } = await ask(user)
    const shown = passkey.show(challenge, { counter: 2 })
    expect((await signInWith(user, { passkey: shown })).status).toBe(200)
    expect((await signInWith(user, { passkey: shown })).status).toBe(401)
    const other = await withPasskey()
    const foreign = await ask(other.user)
    expect(
      (await signInWith(user, { passkey: passkey.show(foreign.challenge, { counter: 3 }) })).status,
    ).toBe(401)
    const proving = await request('POST', '/users/prove', { token, body: {} })
    const asked = optionsOf(proving.json)
    expect((await signInWith(user, { passkey: passkey.show(asked.challenge, { counter: 4 }) })).status).toBe(
      401,
    )
    const late = await ask(user)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    expect((await signInWith(user, { passkey: passkey.show(late.challenge, { counter: 5 }) })).status).toBe(
      401,
    )
  })

  it('works once when its answer is sent five times at once', async () => {
    const { user, passkey } = await withPasskey()
    const { challenge } = await ask(user)
    const shown = passkey.show(challenge, { counter: 2 })
    const answers = await Promise.all(Array.from({ length: 5 }, () => signInWith(user, { passkey: shown })))
    expect(answers.filter(({ json }) => json.token)).toHaveLength(1)
  })

  it('of which there is a copy, with a counter that has not grown, is refused', async () => {
    const { user, passkey } = await withPasskey()
    const first = await ask(user)
    expect((await signInWith(user, { passkey: passkey.show(first.challenge, { counter: 7 }) })).status).toBe(
      200,
    )
    const second = await ask(user)
    expect((await signInWith(user, { passkey: passkey.show(second.challenge, { counter: 7 }) })).status).toBe(
      401,
    )
  })

  it('of somebody else is refused', async () => {
    const [mine, other] = [await withPasskey(), await withPasskey()]
    const { challenge } = await ask(mine.user)
    const { status } = await signInWith(mine.user, { passkey: other.passkey.show(challenge, { counter: 2 }) })
    expect(status).toBe(401)
  })

  it('is locked by no number of wrong answers, by which its owner alone would be shut out; they are put on record', async () => {
    const { user, passkey } = await withPasskey()
    for (const code of await wrongCodes(user, 12)) await signInWith(user, { code })
    for (let count = 0; count < 14; count++)
      await signInWith(user, { passkey: passkey.show('AAAA', { counter: 2 }) })
    const { challenge } = await ask(user)
    expect((await signInWith(user, { passkey: passkey.show(challenge, { counter: 2 }) })).status).toBe(200)
    const entries = await entriesOf(payload(), user)
    expect(entries.filter((what) => what.endsWith('was tried in vain, with 12 wrong attempts'))).toHaveLength(
      1,
    )
  })

  it('shows anew that it is you', async () => {
    const { token, passkey } = await withPasskey()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 })
    const proving = await request('POST', '/users/prove', { token, body: {} })
    const { challenge } = optionsOf(proving.json)
    const shown = passkey.show(challenge, { counter: 2 })
    expect((await request('POST', '/users/prove', { token, body: { passkey: shown } })).status).toBe(200)
    expect((await request('POST', '/users/recovery-codes', { token, body: {} })).status).toBe(200)
  })
})

describe('a factor', () => {
  it('is removed, but the last one is not', async () => {
    const { user, token } = await withPasskey()
    const [app, passkey] = await listFactors(user, token)
    const remove = (id = '') => request('DELETE', `/users/${user.id}/factors/${id}`, { token })
    expect((await remove(app?.id)).status).toBe(200)
    expect((await remove(passkey?.id)).status).toBe(409)
    expect((await remove(app?.id)).status).toBe(404)
    expect((await listFactors(user, token)).map(({ name }) => name)).toEqual(['Key'])
  })

  it('of two that are removed at once stays', async () => {
    const { user, token } = await withPasskey()
    const factors = await listFactors(user, token)
    await Promise.all(
      factors.map(({ id }) => request('DELETE', `/users/${user.id}/factors/${id}`, { token })),
    )
    expect(await listFactors(user, token)).toHaveLength(1)
  })

  it('of a colleague is removed by an administrator only, and never his last', async () => {
    const { user, token } = await withPasskey()
    const [app, passkey] = await listFactors(user, token)
    const publisher = await signIn(payload(), 'publisher')
    const administrator = await signIn(payload(), 'administrator')
    const remove = (id = '', by = '') => request('DELETE', `/users/${user.id}/factors/${id}`, { token: by })
    expect((await remove(app?.id, publisher.token)).status).toBe(403)
    expect((await remove(app?.id, administrator.token)).status).toBe(200)
    expect((await remove(passkey?.id, administrator.token)).status).toBe(409)
  })

  it('is put on record when it is added, removed or unlocked', async () => {
    const { user, token } = await withPasskey()
    const [app] = await listFactors(user, token)
    await request('DELETE', `/users/${user.id}/factors/${app?.id}`, { token })
    const where = { and: [{ subject: { equals: `users/${user.id}` } }, { action: { equals: 'factor' } }] }
    const { docs } = await payload().find({ collection: 'audit', where, sort: 'createdAt' })
    expect(docs.map(({ what, actor }) => [what, actor])).toEqual([
      [`${user.name} added a passkey: Key`, user.name],
      [`removed from ${user.name}: App`, user.name],
    ])
  })

  it('is not added twice, nor the eleventh', async () => {
    const { token, passkey } = await withPasskey()
    const { challenge } = await begin(token)
    expect((await add(token, passkey.make(challenge))).status).toBe(409)
    for (let count = 2; count < 10; count++)
      expect((await add(token, new Passkey().make((await begin(token)).challenge))).status).toBe(200)
    expect((await add(token, new Passkey().make((await begin(token)).challenge))).status).toBe(409)
  })

  it('is not the eleventh either when twelve are added at once', async () => {
    const { token, user } = await signIn(payload(), 'editor')
    const made = await Promise.all(
      Array.from({ length: 12 }, async () => new Passkey().make((await begin(token)).challenge)),
    )
    const answers = await Promise.all(made.map((each) => add(token, each)))
    // The app that he signed in with is one of the ten.
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 409, 409, 409])
    expect(await factorsOf(payload(), user)).toHaveLength(10)
  })

  it.each([{}, { name: 1 }, { passkey: {} }, { totp: {} }, { totp: { challenge: 'x', code: '123456' } }])(
    'that cannot be read is refused: %j',
    async (body) => {
      const { token } = await signIn(payload(), 'editor')
      expect((await request('POST', '/users/factors', { token, body })).status).toBe(400)
    },
  )
})
