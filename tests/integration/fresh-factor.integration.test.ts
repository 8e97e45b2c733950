import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { User } from '@/payload-types'
import { appOf, signIn } from '../colleagues'
import { createArticle, createPage, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const isIn = async (token: string) => (await request('GET', '/users/me', { token })).json.user !== null

/** Lets so many minutes pass for the newsroom, not for its timers. */
const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
afterEach(() => void vi.useRealTimers())

describe('what cannot be undone', () => {
  type Act = [string, (token: string, other: User) => ReturnType<typeof request>]

  const acts: Act[] = [
    [
      'another role',
      (token, { id }) => request('PATCH', `/users/${id}`, { token, body: { role: 'editor' } }),
    ],
    ['another address', (token, { id }) => request('PATCH', `/users/${id}`, { token, body: { email: 'x@example.org' } })], // prettier-ignore
    ['another password', (token, { id }) => request('PATCH', `/users/${id}`, { token, body: { password: 'a password that is new' } })], // prettier-ignore
    ['roles of many', (token, { id }) => request('PATCH', `/users?where[id][equals]=${id}`, { token, body: { role: 'editor' } })], // prettier-ignore
    ['a new account', (token) => request('POST', '/users', { token, body: { email: 'n@example.org', password: PASSWORD, name: 'N', role: 'editor' } })], // prettier-ignore
    ['a deletion', (token, { id }) => request('DELETE', `/users/${id}`, { token })],
    ['a deletion of many', (token, { id }) => request('DELETE', `/users?where[id][equals]=${id}`, { token })],
    ['an invitation', (token, { id }) => request('POST', `/users/${id}/invitation`, { token, body: {} })],
    ['another factor', (token) => request('POST', '/users/factors/new', { token, body: {} })],
    ['new recovery codes', (token) => request('POST', '/users/recovery-codes', { token, body: {} })],
    ['a withdrawal of many', (token) => request('PATCH', '/articles?where[_status][equals]=published', { token, body: { _status: 'draft' } })], // prettier-ignore
    ['a time to withdraw many', (token) => request('PATCH', '/articles?where[_status][equals]=published', { token, body: { withdrawOn: '2099-01-01T00:00:00.000Z', _status: 'published' } })], // prettier-ignore
    ['other words for many', (token) => request('PATCH', '/articles?where[_status][equals]=published', { token, body: { standfirst: 'Other words.', change: { kind: 'update', text: 'What is new.' }, _status: 'published' } })], // prettier-ignore
    ['another name for many authors', (token) => request('PATCH', '/authors?where[id][exists]=true', { token, body: { name: 'Somebody Else' } })], // prettier-ignore
    ['another picture text for many', (token) => request('PATCH', '/media?where[id][exists]=true', { token, body: { alt: 'Another' } })], // prettier-ignore
    ['a deletion of many topics', (token) => request('DELETE', '/topics?where[id][exists]=true', { token })],
    ['many redirects', (token) => request('PATCH', '/redirects?where[id][exists]=true', { token, body: { to: '/' } })], // prettier-ignore
    ['two people or one', (token) => request('POST', '/globals/site', { token, body: { twoPeople: true } })],
    ['no more backups', (token) => request('POST', '/globals/backups', { token, body: { isOn: false } })],
    ['a deletion of many articles', (token) => request('DELETE', '/articles?where[_status][equals]=published', { token })], // prettier-ignore
  ]

  it.each(acts)('asks for the second factor again after five minutes: %s', async (_, act) => {
    const { user, token } = await signIn(payload(), 'administrator')
    const other = await createUser(payload(), 'contributor')
    await createArticle(payload(), {})
    await createArticle(payload(), {})
    pass(6)
    const { status, json } = await act(token, other)
    const [refusal] = json.errors as { message: string; data?: { step: string } }[]
    // A request about many answers for each.
    expect([[400, 403].includes(status), refusal?.message.includes('second factor once more')]).toEqual([
      true,
      true,
    ])
    expect((await payload().findByID({ collection: 'users', id: other.id })).role).toBe('contributor')
    const published = { _status: { equals: 'published' } } as const
    expect((await payload().count({ collection: 'articles', where: published })).totalDocs).toBe(2)

    const code = await (await appOf(user)).code()
    expect((await request('POST', '/users/prove', { token, body: { code } })).status).toBe(200)
    expect((await act(token, other)).status).toBeLessThan(300)
  })

  it('is on record where it is a setting, with what it was', async () => {
    const { token, user } = await signIn(payload(), 'administrator')
    await request('POST', '/globals/backups', { token, body: { kept: 1 } })
    await request('POST', '/globals/backups', { token, body: { kept: 1, hour: 3 } })
    const where = { action: { equals: 'settings' }, actorId: { equals: user.id } } as const
    const { docs } = await payload().find({ collection: 'audit', where })
    expect(docs.map(({ subject, what }) => [subject, what])).toEqual([['globals/backups', 'kept: 7 → 1']])
  })

  it('is on record where it is what every page carries, by its names', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const lead = (await createArticle(payload(), {})).id
    const navigation = [{ label: 'Here', url: '/here' }]
    await request('POST', '/globals/site', { token, body: { lead, navigation, tagline: 'New' } })
    // As a form sends it: with all that it shows.
    const { json } = await request('GET', '/globals/site?depth=0', { token })
    await request('POST', '/globals/site', { token, body: { ...json, name: 'Another name' } })
    const where = { action: { equals: 'settings' }, actorId: { equals: user.id } } as const
    const { docs } = await payload().find({ collection: 'audit', where })
    expect(docs.map(({ subject, what }) => `${subject} ${what}`).sort()).toEqual([
      'globals/site Changed: lead, navigation, tagline',
      'globals/site Changed: name',
    ])
  })

  it('is on record where published articles show it, without a name that it had', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const article = await createArticle(payload(), {})
    const [author] = article.authors
    const id = typeof author === 'object' ? author.id : author
    await request('PATCH', `/authors/${id}`, { token, body: { name: 'A safer name' } })
    // Of what no reader has, nothing is written down.
    const unknown = await payload().create({ collection: 'authors', data: { name: 'Not out', slug: '' } })
    await request('PATCH', `/authors/${unknown.id}`, { token, body: { name: 'Still not out' } })
    const where = { subject: { like: 'authors/' }, actorId: { equals: user.id } } as const
    const { docs } = await payload().find({ collection: 'audit', where })
    expect(docs.map(({ subject, what }) => [subject, what])).toEqual([[`authors/${id}`, 'Changed: author']])
  })

  it('asks for it as well when many are withdrawn or given a time one by one', async () => {
    const { user, token } = await signIn(payload(), 'publisher')
    const publish = async () => (await createArticle(payload(), {})).id
    const withdraw = async () =>
      request('POST', `/articles/${await publish()}/withdraw`, { token, body: { reason: 'A test' } })
    const give = async () =>
      request('PATCH', `/articles/${await publish()}`, {
        token,
        body: { withdrawOn: new Date(Date.now() + 86_400_000).toISOString(), _status: 'published' },
      })
    pass(6)
    for (let done = 0; done < 9; done++) expect((await withdraw()).status).toBe(200)
    expect((await give()).status).toBe(200)
    for (const refused of [await withdraw(), await give()])
      expect([refused.status, JSON.stringify(refused.json.errors)]).toEqual([
        403,
        expect.stringContaining('second factor once more'),
      ])
    const published = { _status: { equals: 'published' } } as const
    // The one with a time, and the two that were refused.
    expect((await payload().count({ collection: 'articles', where: published })).totalDocs).toBe(3)

    pass(61)
    expect((await withdraw()).status).toBe(200)
    for (let done = 0; done < 9; done++) expect((await withdraw()).status).toBe(200)
    expect((await withdraw()).status).toBe(403)
    const code = await (await appOf(user)).code()
    expect((await request('POST', '/users/prove', { token, body: { code } })).status).toBe(200)
    expect((await withdraw()).status).toBe(200)
  })

  it('is refused with a wrong proof as before, and the session goes on', async () => {
    const { token } = await signIn(payload(), 'administrator')
    pass(6)
    const asked = await request('POST', '/users/prove', { token, body: {} })
    expect([asked.status, (asked.json.errors as { data: object }[])[0]?.data]).toEqual([
      401,
      { step: 'show', kinds: ['totp'] },
    ])
    expect((await request('POST', '/users/prove', { token, body: { code: 'aaaaaaaaaaaa' } })).status).toBe(
      401,
    )
    expect((await request('POST', '/users/recovery-codes', { token, body: {} })).status).toBe(403)
    expect(await isIn(token)).toBe(true)
  })

  it('is asked of strangers not at all', async () => {
    expect((await request('POST', '/users/prove', { body: { code: '123456' } })).status).toBe(401)
  })

  it('does not hold up one publication, another address of a topic or one page withdrawn, whatever the newsroom does with redirects', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const topic = await payload().create({ collection: 'topics', data: { name: 'Oil', slug: 'oil' } })
    const draft = await createArticle(payload(), { _status: 'draft', standfirst: 'In a sentence.' })
    const page = await createPage(payload())
    pass(6)
    const answers = [
      await request('PATCH', `/articles/${draft.id}`, { token, body: { _status: 'published' } }),
      await request('PATCH', `/topics/${topic.id}`, { token, body: { slug: 'petrol' } }),
      await request('DELETE', `/pages/${page.id}`, { token }),
    ]
    expect(answers.map(({ status, text }) => [status, status < 400 ? '' : text])).toEqual([
      [200, ''],
      [200, ''],
      [200, ''],
    ])
  })

  it('does not hold up what an editor does all day', async () => {
    const { user, token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), {})
    pass(60)
    const { status } = await request('PATCH', `/articles/${id}?draft=true`, {
      token,
      body: { headline: 'Other' },
    })
    expect(status).toBe(200)
    expect(
      (await request('POST', `/articles/${id}/withdraw`, { token, body: { reason: 'A test' } })).status,
    ).toBe(200)
    const { role, email } = user
    const form = { role, email, name: user.name }
    expect((await request('PATCH', `/users/${user.id}`, { token, body: form })).status).toBe(200)
  })
})
