import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'
import { describe, expect, it } from 'vitest'
import { transactionOf } from '@/lib/postgres'
import { createArticle, createAuthor, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const login = async (email: string) => {
  const { json } = await request('POST', '/users/login', { body: { email, password: PASSWORD } })
  return String(json.token)
}

describe('a stranger', () => {
  it('is never shown a draft, a note of the newsroom or who wrote it by the site’s own pages', async () => {
    const user = await createUser(payload(), 'editor')
    await createArticle(payload(), { headline: 'Out', newsroomNote: 'canary-note' })
    await createArticle(payload(), { headline: 'canary-draft', _status: 'draft' })
    const data = { newsroomNote: 'canary-note' }
    await payload().update({ collection: 'articles', where: {}, data, user, draft: true })
    for (const draft of [false, true]) {
      const { docs } = await payload().find({
        collection: 'articles',
        overrideAccess: false,
        depth: 2,
        draft,
      })
      if (!draft) expect(docs.map(({ headline }) => headline)).toEqual(['Out'])
      expect(JSON.stringify(docs)).not.toMatch(/canary|createdBy|@example\.org/)
    }
  })

  it('cannot make himself the first administrator', async () => {
    const body = { email: 'me@example.org', password: PASSWORD, name: 'Me', role: 'administrator' }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => request('POST', '/users/first-register', { body })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(401))
    expect((await payload().count({ collection: 'users' })).totalDocs).toBe(0)
  })
})

describe('a picture from a stranger', () => {
  it('is refused before anything looks at it', async () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0, 0])], { type: 'image/jpeg' }), 'x.jpg')
    expect((await request('POST', '/media', { form })).status).toBe(401)
  })
})

describe('a signed-in user', () => {
  it.each(['limit=1.5', 'limit=-1', 'limit=1000000', 'limit=9223372036854775808', 'page=-1', 'page=x'])(
    'who asks for %s is told what is wrong',
    async (query) => {
      const token = await login((await createUser(payload(), 'editor')).email)
      expect((await request('GET', `/articles?${query}`, { token })).status).toBe(400)
    },
  )

  it.each(['contributor', 'editor', 'publisher'] as const)(
    'who is a %s cannot raise his role',
    async (role) => {
      const user = await createUser(payload(), role)
      const token = await login(user.email)
      await request('PATCH', `/users/${user.id}`, { token, body: { role: 'administrator' } })
      expect((await payload().findByID({ collection: 'users', id: user.id })).role).toBe(role)
    },
  )

  it('cannot take another name, and changes his address on record', async () => {
    const user = await createUser(payload(), 'publisher')
    const token = await login(user.email)
    const body = { name: 'Editor-in-chief', email: 'moved@example.org' }
    await request('PATCH', `/users/${user.id}`, { token, body })
    const { name, email } = await payload().findByID({ collection: 'users', id: user.id })
    expect([name, email]).toEqual([user.name, 'moved@example.org'])
    const where = { subject: { equals: `users/${user.id}` } }
    const { docs } = await payload().find({ collection: 'audit', where, sort: '-createdAt' })
    expect(docs[0]?.what).toBe(`${user.name}: from ${user.email} to moved@example.org`)
  })

  it('cannot change, unlock or make another account', async () => {
    const other = await createUser(payload(), 'administrator')
    const token = await login((await createUser(payload(), 'publisher')).email)
    const body = { email: 'new@example.org', password: PASSWORD, name: 'New', role: 'contributor' }
    expect((await request('PATCH', `/users/${other.id}`, { token, body: { name: 'X' } })).status).toBe(403)
    expect((await request('POST', '/users/unlock', { token, body: { email: other.email } })).status).toBe(403)
    expect((await request('POST', '/users', { token, body })).status).toBe(403)
  })

  it('cannot choose a short password', async () => {
    const user = await createUser(payload(), 'editor')
    const token = await login(user.email)
    const { status, text } = await request('PATCH', `/users/${user.id}`, { token, body: { password: 'abc' } })
    expect(status).toBe(400)
    expect(text).toContain('at least 12 characters')
  })

  it('who is the last administrator stays one', async () => {
    const user = await createUser(payload(), 'administrator')
    const token = await login(user.email)
    const { status, text } = await request('PATCH', `/users/${user.id}`, { token, body: { role: 'editor' } })
    expect([status, text.includes('last administrator')]).toEqual([409, true])
    expect((await request('DELETE', `/users/${user.id}`, { token })).status).toBe(409)
  })

  it('who is one of two last administrators cannot go together with the other', async () => {
    const users = [await createUser(payload(), 'administrator'), await createUser(payload(), 'administrator')]
    const [first = '', second = ''] = await Promise.all(users.map(({ email }) => login(email)))
    await request('DELETE', '/users?where[role][equals]=administrator', { token: first })
    await Promise.all([
      request('PATCH', `/users/${users[0]?.id}`, { token: second, body: { role: 'editor' } }),
      request('PATCH', `/users/${users[1]?.id}`, { token: first, body: { role: 'editor' } }),
    ])
    const left = await payload().count({ collection: 'users', where: { role: { equals: 'administrator' } } })
    expect(left.totalDocs).toBeGreaterThan(0)
  })

  it('cannot choose a short password by a reset link either', async () => {
    const user = await createUser(payload(), 'editor')
    const token = await payload().forgotPassword({
      collection: 'users',
      data: { email: user.email },
      disableEmail: true,
    })
    for (const password of ['short', ' '.repeat(20)]) {
      expect((await request('POST', '/users/reset-password', { body: { token, password } })).status).toBe(400)
    }
  })
})

describe('a contributor', () => {
  it('writes a draft but does not publish it', async () => {
    const user = await createUser(payload(), 'contributor')
    const token = await login(user.email)
    const made = await request('POST', '/articles?draft=true', {
      token,
      body: { headline: 'Mine', _status: 'draft' },
    })
    expect(made.status).toBe(201)
    const { id } = (await payload().find({ collection: 'articles', draft: true })).docs[0] ?? { id: '' }
    for (const query of ['', '?draft=true']) {
      const { status } = await request('PATCH', `/articles/${id}${query}`, {
        token,
        body: { _status: 'published' },
      })
      expect(status).toBe(403)
    }
  })

  it('does not touch the drafts of others', async () => {
    const { id } = await createArticle(payload(), { _status: 'draft' })
    const token = await login((await createUser(payload(), 'contributor')).email)
    const { status } = await request('PATCH', `/articles/${id}?draft=true`, {
      token,
      body: { headline: 'Mine now' },
    })
    expect([403, 404]).toContain(status)
  })
})

describe('fifty saves at once', () => {
  it('all succeed, with the lock check on', async () => {
    const token = await login((await createUser(payload(), 'editor')).email)
    const authors = await Promise.all(Array.from({ length: 50 }, () => createAuthor(payload())))
    const answers = await Promise.all(
      authors.map(({ id }) =>
        request('PATCH', `/authors/${id}`, {
          token,
          body: { biography: 'Saved.' },
          query: 'overrideLock=false',
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
  })
})

describe('a save the database did not confirm', () => {
  it('is reported as failed, never acknowledged', async () => {
    const { db } = payload()
    const req = await createLocalReq({}, payload())
    await initTransaction(req)
    const transaction = await transactionOf(req)
    const { rows } = await transaction.execute(sql`select pg_backend_pid() as pid`)
    await db.drizzle.execute(sql`select pg_terminate_backend(${rows[0]?.['pid']})`)
    await expect(commitTransaction(req)).rejects.toThrow()
  })

  it('is reported as failed when one statement failed and the others were given up with it', async () => {
    const req = await createLocalReq({}, payload())
    await initTransaction(req)
    const transaction = await transactionOf(req)
    await transaction.execute(sql`select 1 / 0`).catch(() => undefined)
    await expect(commitTransaction(req)).rejects.toThrow()
  })

  it('is reported as failed by an update of many, of which one cannot be saved', async () => {
    const token = await login((await createUser(payload(), 'editor')).email)
    const authors = [await createAuthor(payload()), await createAuthor(payload())]
    const { status, json } = await request('PATCH', '/authors?where[id][exists]=true', {
      token,
      body: { slug: 'the-same' },
    })
    const kept = (await payload().find({ collection: 'authors' })).docs.filter(
      ({ slug }) => slug === 'the-same',
    )
    const told = Array.isArray(json.docs) ? json.docs.length : 0
    expect([authors.length, status >= 400 || told === kept.length]).toEqual([2, true])
  })
})
