import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseAdapter } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { appOf, signIn } from '../colleagues'
import { PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'
import { trySignIn } from '../sign-in-attempts'

const { payload } = useNewsroom()

/** Several times, since who comes first is chance. */
const TIMES = 6

const refresh = (token: string) => request('POST', '/users/refresh-token', { token })

type Read = Parameters<DatabaseAdapter['findOne']>[0]

/** A read of the account by what is asked, not by the guards before it, which have no transaction. */
const inTransaction = async ({ req }: Read) => (await req?.transactionID) !== undefined

/**
 * Does the work in the moment in which Payload has read the account and has yet to write it back; for as long as that may take, or
 * beside it when it has to wait its turn.
 */
async function amid(
  asking: () => Promise<{ status: number }>,
  work: () => Promise<{ status: number }>,
  isTheRead: (read: Read) => Promise<boolean> | boolean = inTransaction,
) {
  const { db } = payload()
  const findOne = db.findOne.bind(db)
  let working: ReturnType<typeof work> | undefined
  const spy = vi.spyOn(db, 'findOne').mockImplementation(async (args) => {
    const found = await findOne(args)
    if (args.collection === 'users' && !working && (await isTheRead(args))) {
      working = work()
      await Promise.race([working, sleep(2_000)])
    }
    return found
  })
  expect((await asking()).status).toBe(200)
  spy.mockRestore()
  expect((await working)?.status).toBe(200)
}

describe('an account that signs in, stays or leaves while it is changed', () => {
  it('keeps its new password', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    const fresh = 'another password than before'
    await amid(
      () => refresh(token),
      () => request('PATCH', `/users/${user.id}`, { token, body: { password: fresh } }),
    )
    expect((await trySignIn(user, {}, PASSWORD)).refusal?.data?.step).toBe(undefined)
    expect((await trySignIn(user, { code: await (await appOf(user)).code() }, fresh)).token).toMatch(/^ey/)
  })

  it('keeps its new role when it has just signed in', async () => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { user } = await signIn(payload(), 'publisher')
    const code = await (await appOf(user)).code()
    await amid(
      () => trySignIn(user, { code }),
      () => request('PATCH', `/users/${user.id}`, { token: administrator, body: { role: 'contributor' } }),
      ({ where }) => JSON.stringify(where).includes(user.email),
    )
    expect((await payload().findByID({ collection: 'users', id: user.id })).role).toBe('contributor')
  })

  it.each(['refresh-token', 'logout'])('keeps its new role, by %s', async (route) => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { user, token } = await signIn(payload(), 'publisher')
    await amid(
      () => request('POST', `/users/${route}`, { token }),
      () => request('PATCH', `/users/${user.id}`, { token: administrator, body: { role: 'contributor' } }),
    )
    expect((await payload().findByID({ collection: 'users', id: user.id })).role).toBe('contributor')
  })

  it('stays deleted', async () => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { user, token } = await signIn(payload(), 'editor')
    await amid(
      () => refresh(token),
      () => request('DELETE', `/users/${user.id}`, { token: administrator }),
    )
    const { totalDocs } = await payload().count({ collection: 'users', where: { id: { equals: user.id } } })
    expect(totalDocs).toBe(0)
  })

  it('is signed out for good, whatever is asked at the same time', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    await Promise.all([request('POST', '/users/logout', { token }), ...[1, 2, 3].map(() => refresh(token))])
    expect((await request('GET', `/users/${user.id}`, { token })).status).toBe(401)
  })

  it('keeps the session that it begins, and its others', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    expect((await refresh(token)).status).toBe(200)
    const code = await (await appOf(user)).code()
    const second = (await trySignIn(user, { code })).token ?? ''
    for (const each of [token, second])
      expect((await request('GET', `/users/${user.id}`, { token: each })).status).toBe(200)
    await request('POST', '/users/logout', { token })
    expect((await request('GET', `/users/${user.id}`, { token })).status).toBe(401)
    expect((await request('GET', `/users/${user.id}`, { token: second })).status).toBe(200)
  })
})

describe('two who change one thing at once', () => {
  it('both keep what they were told is saved', async () => {
    const { token } = await signIn(payload(), 'publisher')
    for (let time = 0; time < TIMES; time++) {
      const { json } = await request('POST', '/authors', { token, body: { name: `Author ${time}`, slug: `author-at-once-${time}` } }) // prettier-ignore
      const { id } = json.doc as { id: string }
      const save = (body: object) => request('PATCH', `/authors/${id}`, { token, body })
      const answers = await Promise.all([
        save({ name: `Renamed ${time}` }),
        save({ biography: `Reporter ${time}` }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await payload().findByID({ collection: 'authors', id })).toMatchObject({
        name: `Renamed ${time}`,
        biography: `Reporter ${time}`,
      })
    }
  })

  it('do not bring back what one of them deleted', async () => {
    const { token } = await signIn(payload(), 'publisher')
    for (let time = 0; time < TIMES; time++) {
      const { json } = await request('POST', '/authors', { token, body: { name: 'Gone', slug: `author-deleted-${time}` } }) // prettier-ignore
      const { id } = json.doc as { id: string }
      const [deleted, changed] = await Promise.all([
        request('DELETE', `/authors/${id}`, { token }),
        request('PATCH', `/authors/${id}`, { token, body: { name: 'Back' } }),
      ])
      expect([deleted.status, [200, 404].includes(changed.status)]).toEqual([200, true])
      expect(
        (await payload().count({ collection: 'authors', where: { id: { equals: id } } })).totalDocs,
      ).toBe(0)
    }
  })

  it('leave a rule in force that an administrator has just made', async () => {
    const { token: administrator } = await signIn(payload(), 'administrator')
    const { token } = await signIn(payload(), 'publisher')
    for (let time = 0; time < TIMES; time++) {
      const set = (by: string, body: object) => request('POST', '/globals/site', { token: by, body })
      await set(administrator, { twoPeople: false })
      const answers = await Promise.all([
        set(administrator, { twoPeople: true }),
        set(token, { tagline: `Tagline ${time}` }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const site = await payload().findGlobal({ slug: 'site' })
      expect([site.twoPeople, site.tagline]).toEqual([true, `Tagline ${time}`])
    }
    await request('POST', '/globals/site', { token: administrator, body: { twoPeople: false } })
  })

  it('do not take a page back that a publisher has just put out', async () => {
    const { token: publisher } = await signIn(payload(), 'publisher')
    const editor = await signIn(payload(), 'editor')
    for (let time = 0; time < TIMES; time++) {
      const { json } = await request('POST', '/pages?draft=true', { token: publisher, body: { title: `Page ${time}`, body: body([paragraph('Words.')]) } }) // prettier-ignore
      const { id } = json.doc as { id: string }
      const [out] = await Promise.all([
        request('PATCH', `/pages/${id}`, { token: publisher, body: { title: 'Out', _status: 'published' } }),
        request('PATCH', `/pages/${id}`, { token: editor.token, body: { _status: 'draft' } }),
      ])
      expect(out.status).toBe(200)
      expect((await payload().findByID({ collection: 'pages', id }))._status).toBe('published')
    }
  })
})
