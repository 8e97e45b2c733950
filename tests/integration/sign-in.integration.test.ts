import { pbkdf2Sync } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { generate } from 'otplib'
import { describe, expect, it, vi } from 'vitest'
import { HASHING } from '@/collections/users/users.hooks'
import type { User } from '@/payload-types'
import { appOf } from '../colleagues'
import { createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request, send } from '../rest'

const { payload } = useNewsroom()

let networks = 0
/** An address in a network that nobody has come from yet. */
const newAddress = () => `10.${Math.floor(++networks / 250)}.${networks % 250}.1`

type From = { address?: string; cookie?: string }

const attempt = (
  email: string,
  password: string,
  { address = newAddress(), cookie = '' }: From = {},
  proof: object = {},
) =>
  request('POST', '/users/login', {
    body: { email, password, ...proof },
    headers: { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) },
  })

/** Signs in as people do, with the second factor. */
const enter = async (user: User, from: From = {}) =>
  attempt(user.email, PASSWORD, from, { code: await (await appOf(user)).code() })

/** Ten guesses that are all wrong. */
const guess = (email: string, from: From) =>
  Promise.all(Array.from({ length: 10 }, () => attempt(email, 'a wrong password', from)))

const deviceOf = ({ headers }: { headers: Headers }) =>
  headers.getSetCookie().flatMap((cookie) => /^(loudhailer-device=[^;]+)/.exec(cookie)?.[1] ?? [])[0] ?? ''

describe('a sign-in', () => {
  it('that fails is answered the same for whoever has an account and whoever has none', async () => {
    const { email } = await createUser(payload(), 'editor')
    const [wrong, unknown] = [await attempt(email, 'wrong'), await attempt('nobody@example.org', 'wrong')]
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text])
    expect(wrong.headers.getSetCookie()).toEqual([])
    expect([...wrong.headers]).toEqual([...unknown.headers])
  })

  it('is hashed in vain as Payload hashes in earnest', async () => {
    const { id } = await createUser(payload(), 'editor')
    const { rows } = await payload().db.drizzle.execute(sql`select hash, salt from users where id = ${id}`)
    const { iterations, bytes, digest } = HASHING
    const hash = pbkdf2Sync(PASSWORD, String(rows[0]?.['salt']), iterations, bytes, digest).toString('hex')
    expect(String(rows[0]?.['hash']).endsWith(hash)).toBe(true)
  })

  it('is refused after ten that failed, whether there is such an account or not, before any password is looked at', async () => {
    const { email } = await createUser(payload(), 'editor')
    for (const name of [email, 'nobody@example.org', `  ${email.toUpperCase()} `]) {
      const from = { address: newAddress() }
      for (const { status } of await guess(name, from)) expect(status).toBe(401)
      const asked = vi.spyOn(payload().db, 'findOne')
      const refused = await attempt(name, PASSWORD, from)
      expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('wait 15 minutes')])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600)
      expect(asked).not.toHaveBeenCalled()
      asked.mockRestore()
    }
  })

  it('that is nested too deeply to be read is refused, and keeps no place from anybody', async () => {
    const deep = `{"email":"a@example.org","password":${'['.repeat(8000)}${']'.repeat(8000)}}`
    for (const path of ['/api/users/login', '/api/users/reset-password', '/api/users/enrol']) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': newAddress() }
      const sent = new Request(`http://localhost:3000${path}`, { method: 'POST', headers, body: deep })
      expect([path, (await send(sent)).status]).toEqual([path, 400])
    }
    expect((await enter(await createUser(payload(), 'editor'))).status).toBe(200)
  })

  it('is counted by network: one more address in the same is no other', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    await guess(email, { address: '2001:db8:1:2::1' })
    expect((await attempt(email, PASSWORD, { address: '2001:db8:1:2:ffff::9' })).status).toBe(429)
    expect((await enter(user, { address: '2001:db8:1:3::1' })).status).toBe(200)
  })

  it('is open to the rightful editor when strangers elsewhere have failed at his account', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    await guess(email, {})
    await guess(email, { address: newAddress() })
    expect((await enter(user)).status).toBe(200)
  })

  it('is open where he has signed in before, whoever fails in the same network', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const address = newAddress()
    const cookie = deviceOf(await enter(user, { address }))
    expect(cookie).toMatch(/^loudhailer-device=/)
    await guess(email, { address })
    expect((await attempt(email, PASSWORD, { address })).status).toBe(429)
    expect((await enter(user, { address, cookie })).status).toBe(200)
  })

  it('is refused on a device that was signed in before, after ten that failed there', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const cookie = deviceOf(await enter(user))
    await guess(email, { cookie })
    expect((await attempt(email, PASSWORD, { cookie })).status).toBe(429)
    expect((await enter(user)).status).toBe(200)
  })

  it('does not know a device for another account, nor one that is made up', async () => {
    const [one, other] = [await createUser(payload(), 'editor'), await createUser(payload(), 'editor')]
    const cookie = deviceOf(await enter(one))
    const address = newAddress()
    await guess(other.email, { address })
    const forged = `loudhailer-device=${'a'.repeat(22)}.${'b'.repeat(43)}`
    for (const shown of [cookie, forged, 'loudhailer-device=x'])
      expect((await attempt(other.email, PASSWORD, { address, cookie: shown })).status).toBe(429)
  })

  it('is refused after a hundred that failed from one network at whatever accounts', async () => {
    const address = newAddress()
    const { email } = await createUser(payload(), 'editor')
    const reset = (name: number) =>
      request('POST', '/users/reset-password', {
        body: { email: `${name}@example.org`, token: 'made up', password: 'a password of some length' },
        headers: { 'x-forwarded-for': address },
      })
    const answers = await Promise.all(Array.from({ length: 100 }, (_, name) => reset(name)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]))
    expect((await attempt(email, PASSWORD, { address })).status).toBe(429)
  })

  it('is taken at its word once: a second spelling of the account is not read by anybody', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const code = await (await appOf(user)).code()
    const form = new FormData()
    form.set('_payload', JSON.stringify({ email, password: PASSWORD, code }))
    form.append('_payload', JSON.stringify({ email: 'other@example.org', password: 'x' }))
    const { status, json } = await request('POST', '/users/login', {
      form,
      headers: { 'x-forwarded-for': newAddress() },
    })
    expect([status, (json.user as { email: string } | undefined)?.email]).toEqual([200, email])
  })

  it('is counted also of who is signed in, as a form or not', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const address = newAddress()
    const { json } = await enter(user, { address })
    const form = new FormData()
    form.set('_payload', JSON.stringify({ email, password: 'a wrong password' }))
    const headers = { 'x-forwarded-for': address }
    const again = () => request('POST', '/users/login', { form, headers, token: String(json.token) })
    for (const { status } of await Promise.all(Array.from({ length: 10 }, again))) expect(status).toBe(401)
    expect((await again()).status).toBe(429)
  })

  it('by a link that was made up is refused after ten', async () => {
    const address = newAddress()
    const body = { token: 'made up', password: 'a password of some length' }
    const reset = () =>
      request('POST', '/users/reset-password', { body, headers: { 'x-forwarded-for': address } })
    for (let times = 0; times < 10; times++) expect((await reset()).status).toBe(403)
    expect((await reset()).status).toBe(429)
  })

  it.each(['invitation', 'enrol'])(
    'by an invitation that was made up is refused after ten (%s)',
    async (route) => {
      const body = { token: 'made up', password: 'a password of some length' }
      const take = (address: string) =>
        request('POST', `/users/${route}`, { body, headers: { 'x-forwarded-for': address } })
      const address = newAddress()
      for (let times = 0; times < 10; times++) expect((await take(address)).status).toBe(404)
      expect((await take(address)).status).toBe(429)
      expect((await take(newAddress())).status).toBe(404)
    },
  )

  it('alone makes a device known: whoever holds an invitation gets no such cookie for an account that he names', async () => {
    const administrator = await createUser(payload(), 'administrator')
    const { json } = await attempt(administrator.email, PASSWORD)
    const [refusal] = json.errors as { data: { invitation: string } }[]
    const body = { token: refusal?.data.invitation, email: administrator.email }
    const answer = await request('POST', '/users/invitation', { body })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  })

  it('as people sign in, with the password and then the second factor, is never one too many', async () => {
    const user = await createUser(payload(), 'editor')
    const address = newAddress()
    for (let times = 0; times < 12; times++) {
      const { status, text } = await attempt(user.email, PASSWORD, { address })
      expect([status, text]).toEqual([times === 0 ? 403 : 401, expect.stringContaining('"step"')])
      expect((await enter(user, { address })).status).toBe(200)
    }
  })

  it('with the right password and a wrong second factor counts at that factor, and at nothing else', async () => {
    const user = await createUser(payload(), 'editor')
    const { secret } = await appOf(user)
    const address = newAddress()
    for (let times = 0; times < 14; times++) {
      const { status, text } = await attempt(user.email, PASSWORD, { address }, { code: 'abcdefgh2345' })
      expect([status, text]).toEqual([401, expect.stringContaining('no recovery codes')])
    }
    const wrong = await generate({ secret, epoch: 1_000_000_000 })
    for (let times = 0; times < 14; times++)
      expect((await attempt(user.email, PASSWORD, { address }, { code: wrong })).status).toBe(401)
    // The factor is locked, the account is not.
    const locked = await attempt(user.email, PASSWORD, { address }, { code: wrong })
    expect([locked.status, locked.text]).toEqual([401, expect.stringContaining('can no longer be used')])
  })

  it('leaves no address in the database', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const address = '203.0.113.201'
    await attempt(email, 'wrong', { address })
    await attempt(email, PASSWORD, { address })
    await enter(user, { address })
    const { rows } = await payload().db.drizzle.execute(
      sql`select u::text || (select string_agg(a::text, '') from audit a) || (select string_agg(s::text, '') from sign_ins s) as all from users u`,
    )
    expect(String(rows[0]?.['all'])).not.toContain('203.0.113')
  })
})

describe('a forgotten password', () => {
  it('is answered the same to everybody: no mail is sent, and who can help is said', async () => {
    const { email } = await createUser(payload(), 'editor')
    for (const body of [{ email }, { email: 'nobody@example.org' }, {}]) {
      const { status, text } = await request('POST', '/users/forgot-password', { body })
      expect([status, text]).toEqual([403, expect.stringContaining('sends no mail')])
    }
    const { rows } = await payload().db.drizzle.execute(sql`select reset_password_token from users`)
    expect(rows[0]?.['reset_password_token'] ?? null).toBe(null)
  })
})
