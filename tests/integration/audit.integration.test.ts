import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { decide } from '../drafts'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const entriesOf = async (subject: string) => {
  const where = { subject: { equals: subject } }
  const { docs } = await payload().find({ collection: 'audit', where, sort: 'createdAt', pagination: false })
  return docs.map(({ action, actor, what }) => ({ action, actor, what }))
}

/** What PostgreSQL says to the application's own user. */
const tell = (statement: string) =>
  payload()
    .db.drizzle.execute(sql.raw(statement))
    .then(
      () => 'done',
      (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause.message : ''),
    )

describe('the audit log', () => {
  it('cannot be changed, emptied or shortened by SQL as the application’s user', async () => {
    const { user } = await signIn(payload(), 'administrator')
    for (const statement of [
      `update audit set actor = 'Nobody'`,
      `delete from audit where subject = 'users/${user.id}'`,
      'delete from audit',
      'truncate audit',
    ])
      expect(await tell(statement)).toContain('only ever added to')
    expect((await entriesOf(`users/${user.id}`)).length).toBeGreaterThan(0)
  })

  it('cannot be written, changed or removed over REST, by administrators either', async () => {
    const { token, user } = await signIn(payload(), 'administrator')
    const { docs } = await payload().find({ collection: 'audit', limit: 1 })
    const [entry] = docs
    const data = { action: 'login', actor: 'Me', what: 'Nothing' }
    for (const [method, path] of [
      ['POST', '/audit'],
      ['PATCH', `/audit/${entry?.id}`],
      ['DELETE', `/audit/${entry?.id}`],
    ] as const) {
      const { status } = await request(method, path, {
        token,
        ...(method === 'DELETE' ? {} : { body: data }),
      })
      expect([method, status]).toEqual([method, 403])
    }
    expect((await request('GET', '/audit', { token })).status).toBe(200)
    expect(user.role).toBe('administrator')
  })

  it('is read by administrators alone', async () => {
    for (const role of ['editor', 'publisher'] as const) {
      const { token } = await signIn(payload(), role)
      expect((await request('GET', '/audit', { token })).status).toBe(403)
    }
    expect((await request('GET', '/audit')).status).toBe(401)
  })

  it('has who signed in and out', async () => {
    const { user, token } = await signIn(payload(), 'editor')
    await request('POST', '/users/logout', { token })
    expect((await entriesOf(`users/${user.id}`)).map(({ action, actor }) => [action, actor])).toEqual([
      ['account', 'The newsroom itself'],
      ['login', user.name],
      ['logout', user.name],
    ])
  })

  it('has new accounts, changed names, addresses and roles, and who left', async () => {
    const { user: boss, token } = await signIn(payload(), 'administrator')
    const { user } = await signIn(payload(), 'editor')
    await request('PATCH', `/users/${user.id}`, { token, body: { role: 'publisher' } })
    const changed = { name: 'Aigerim', email: 'aigerim@example.org' }
    await request('PATCH', `/users/${user.id}`, { token, body: changed })
    await request('DELETE', `/users/${user.id}`, { token })
    const entries = (await entriesOf(`users/${user.id}`)).filter(({ actor }) => actor === boss.name)
    expect(entries.map(({ what }) => what)).toEqual([
      `${user.name}: from editor to publisher`,
      `${user.name}: from ${user.name} to Aigerim`,
      `${user.name}: from ${user.email} to aigerim@example.org`,
      'Aigerim, publisher, was deleted',
    ])
  })

  it('has each article that was withdrawn with others in one go, and none that readers did not have', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const published = [await createArticle(payload()), await createArticle(payload())]
    const draft = await createArticle(payload(), { _status: 'draft' })
    const query = [...published, draft].map(({ id }, index) => `where[id][in][${index}]=${id}`).join('&')
    await request('PATCH', '/articles', { token, query, body: { _status: 'draft' } })
    const withdrawn = async (id: string) =>
      (await entriesOf(`articles/${id}`))
        .filter(({ action }) => action === 'withdraw')
        .map(({ actor }) => actor)
    expect(await Promise.all(published.map(({ id }) => withdrawn(id)))).toEqual([[user.name], [user.name]])
    expect(await withdrawn(draft.id)).toEqual([])
  })

  it('has approvals, publications and withdrawals with their publisher, and nothing that was refused', async () => {
    const { user, token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { standfirst: 'A.', _status: 'draft' })
    const incomplete = await createArticle(payload(), { _status: 'draft' })
    await decide(id, 'approve', token)
    await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    await request('PATCH', `/articles/${id}`, { token, body: { _status: 'draft' } })
    await request('PATCH', `/articles/${incomplete.id}`, { token, body: { _status: 'published' } })
    await request('DELETE', `/articles/${id}`, { token })
    expect((await entriesOf(`articles/${id}`)).map(({ action, actor }) => [action, actor])).toEqual(
      ['approve', 'publish', 'withdraw', 'delete'].map((action) => [action, user.name]),
    )
    expect(await entriesOf(`articles/${incomplete.id}`)).toEqual([])
  })
})
