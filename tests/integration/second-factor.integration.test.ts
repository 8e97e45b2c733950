import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { createLocalReq, jwtSign } from 'payload'
import { describe, expect, it } from 'vitest'
import { invite } from '@/collections/users/factors/invitations'
import { inTransaction } from '@/lib/postgres'
import type { User } from '@/payload-types'
import { appOf, signIn } from '../colleagues'
import { createArticle, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'
import { enrol, entriesOf, factorsOf, trySignIn } from '../sign-in-attempts'

const { payload } = useNewsroom()

describe('the first administrator', () => {
  it('enrols when he signs in first, gets ten recovery codes and is in', async () => {
    const user = await createUser(payload(), 'administrator')
    const { status, token, refusal } = await trySignIn(user)
    expect([status, token, refusal?.data?.step]).toEqual([401, undefined, 'enrol'])
    const { json } = await enrol(refusal?.data?.invitation ?? '')
    expect(new Set(json.recoveryCodes as string[]).size).toBe(10)
    const me = await request('GET', '/users/me', { token: String(json.token) })
    expect((me.json.user as User).email).toBe(user.email)
    expect(await entriesOf(payload(), user)).toContain(
      `${user.name} added an authenticator app: Authenticator app`,
    )
  })

  it('does not enrol with another password than his', async () => {
    const user = await createUser(payload(), 'administrator')
    const { refusal } = await trySignIn(user)
    const { status, json } = await enrol(refusal?.data?.invitation ?? '', 'not his password at all')
    expect([status, json.token]).toEqual([401, undefined])
    expect(await factorsOf(payload(), user)).toEqual([])
  })

  it('is one: of two who begin at once the second is refused', async () => {
    const users = [await createUser(payload(), 'administrator'), await createUser(payload(), 'administrator')]
    const begun = await Promise.all(users.map((user) => trySignIn(user)))
    const answers = await Promise.all(begun.map(({ refusal }) => enrol(refusal?.data?.invitation ?? '')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('an account without a second factor', () => {
  it.each(['contributor', 'editor', 'publisher'] as const)('who is a %s does not sign in', async (role) => {
    const { status, token, refusal } = await trySignIn(await createUser(payload(), role))
    expect([status, token, refusal?.data]).toEqual([403, undefined, { step: 'invitation' }])
    expect(refusal?.message).toContain('ask an administrator for an invitation')
  })

  it('does not sign in as an administrator either, once somebody has enrolled', async () => {
    await signIn(payload(), 'editor')
    const { status, token } = await trySignIn(await createUser(payload(), 'administrator'))
    expect([status, token]).toEqual([403, undefined])
  })

  it('does not sign in as the only administrator either, once his factor was reset on the server', async () => {
    const user = await createUser(payload(), 'administrator')
    const req = await createLocalReq({}, payload())
    await inTransaction(req, () => invite(user.id, req))
    const { status, token, refusal } = await trySignIn(user)
    expect([status, token, refusal?.data?.step]).toEqual([403, undefined, 'invitation'])
  })

  it('does not sign in from within the newsroom, which has no request to show a factor with', async () => {
    const { email } = await createUser(payload(), 'publisher')
    await expect(
      payload().login({ collection: 'users', data: { email, password: PASSWORD } }),
    ).rejects.toThrow('no second factor')
  })
})

describe('without the second factor', () => {
  it('no route of the API answers with anything of the newsroom', async () => {
    const { user } = await signIn(payload(), 'administrator')
    await createArticle(payload(), { headline: 'canary', slug: 'canary', _status: 'draft' })
    // The password alone opens no session; one made past the sign-in, with the newsroom’s own key, is worth nothing.
    const session = randomUUID()
    await payload().db.drizzle.execute(
      sql`insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
          values (9, ${user.id}, ${session}, now(), now() + interval '1 hour')`,
    )
    const { token } = await jwtSign({
      fieldsToSign: { id: user.id, collection: 'users', email: user.email, sid: session, role: user.role },
      secret: payload().secret,
      tokenExpiration: 3600,
    })
    // What the admin’s pages ask, and the only way there is to be taken for somebody.
    const headers = new Headers({ Authorization: `JWT ${token}` })
    expect((await payload().auth({ headers })).user).toBe(null)
    expect(payload().authStrategies.map(({ name }) => name)).toEqual(['local-jwt'])
    const { collections, globals, endpoints } = payload().config
    const paths = [
      ...collections.flatMap(({ slug, endpoints: own }) =>
        (own || []).map(({ method, path }) => [method, `/${slug}${path}`] as const),
      ),
      ...globals.flatMap(({ slug, endpoints: own }) =>
        (own || []).map(({ method, path }) => [method, `/globals/${slug}${path}`] as const),
      ),
      ...endpoints.map(({ method, path }) => [method, path] as const),
    ]
    expect(paths.length).toBeGreaterThan(100)
    const told: string[] = []
    for (const [method, path] of paths) {
      const address = path.replace(/:\w+(\(.*?\))?\??/g, user.id).replace(/\(.*?\)/g, '')
      const asked = { ...(method === 'get' || method === 'delete' ? {} : { body: {} }) }
      const [stranger, holder] = [
        await request(method.toUpperCase(), address, asked),
        await request(method.toUpperCase(), address, { ...asked, token }),
      ]
      expect([path, holder.status, holder.text]).toEqual([path, stranger.status, stranger.text])
      if (/canary|administrator-\d|@example\.org/.test(holder.text)) told.push(path)
    }
    expect(told).toEqual([])
  }, 180_000)

  it('whoever lacks the password learns nothing of whether there is one, or of what kind', async () => {
    const enrolled = await createUser(payload(), 'editor')
    await appOf(enrolled)
    const answers = [
      await trySignIn(enrolled, {}, 'not the password'),
      await trySignIn(enrolled, { code: '123456' }, 'not the password'),
      await trySignIn(await createUser(payload(), 'editor'), {}, 'not the password'),
      await trySignIn({ email: 'nobody@example.org' }, { code: '123456' }),
    ]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  })

  it('whoever has the password is told what to show', async () => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    const { status, token, refusal } = await trySignIn(user)
    expect([status, token, refusal?.data]).toEqual([401, undefined, { step: 'show', kinds: ['totp'] }])
  })

  it('a password is not reset, and nobody is signed in by a reset', async () => {
    const user = await createUser(payload(), 'editor')
    const app = await appOf(user)
    const token = await payload().forgotPassword({
      collection: 'users',
      data: { email: user.email },
      disableEmail: true,
    })
    const password = 'another password that is long'
    const reset = (proof: object) =>
      request('POST', '/users/reset-password', { body: { token, password, ...proof } })
    const refused = await reset({})
    expect([refused.status, refused.json.token]).toEqual([401, undefined])
    expect((await trySignIn(user, { code: await app.code() })).status).toBe(200)
    expect((await reset({ code: await app.code() })).status).toBe(200)
    expect((await trySignIn(user, { code: await app.code() }, password)).status).toBe(200)
  })
})

describe('what is kept of factors', () => {
  it('leaves by no API, and the database alone cannot be used to sign in', async () => {
    const user = await createUser(payload(), 'administrator')
    const { refusal } = await trySignIn(user)
    const { secret, json } = await enrol(refusal?.data?.invitation ?? '')
    const token = String(json.token)
    const codes = json.recoveryCodes as string[]
    const secrets = [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]

    const { rows } = await payload().db.drizzle.execute(
      sql`select tablename from pg_tables where schemaname = 'public'`,
    )
    const tables = await Promise.all(
      rows.map(async ({ tablename }) => {
        const query = `select coalesce(string_agg(t::text, ' '), '') as words from "${String(tablename)}" t`
        return String((await payload().db.drizzle.execute(sql.raw(query))).rows[0]?.['words'])
      }),
    )
    const { rows: sealed } = await payload().db.drizzle.execute(
      sql`select secret, array_to_string(codes, ' ') as codes from factors`,
    )
    expect(secrets.filter((each) => tables.some((words) => words.includes(each)))).toEqual([])

    const kept = sealed
      .flatMap((row) => Object.values(row))
      .flatMap((value) => (typeof value === 'string' ? value.split(' ') : []))
    const addresses = [
      ...payload().config.collections.map(({ slug }) => `/${slug}?limit=100&depth=3`),
      ...[
        '/users/me',
        `/users/${user.id}?depth=3`,
        `/users/${user.id}/sign-in`,
        '/audit?limit=100',
        '/access',
      ],
      ...['factors', 'sign_ins', 'challenges', 'invitations', 'users/versions'].map((name) => `/${name}`),
      `/users?where[factors.secret][exists]=true`,
      `/users?select[factors]=true&populate[users][factors]=true`,
    ]
    for (const address of addresses) {
      const { text } = await request('GET', address, { token })
      const found = [...secrets, ...kept].filter((each) => each.length > 8 && text.includes(each))
      expect([address, found]).toEqual([address, []])
    }
  })
})
