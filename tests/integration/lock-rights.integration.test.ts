import { sql } from '@payloadcms/db-postgres'
import { createLocalReq } from 'payload'
import { describe, expect, it } from 'vitest'
import { mayUpdate } from '@/lib/may-update'
import type { User } from '@/payload-types'
import { signIn } from '../colleagues'
import { change, createDraft } from '../drafts'
import { createArticle, createAuthor, createPage } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const LOCKS = '/payload-locked-documents'
const toUser = (value: string) => ({ relationTo: 'users', value })

const lock = (token: string, id: string, data: object = {}, relationTo = 'articles') =>
  request('POST', LOCKS, { token, body: { document: { relationTo, value: id }, ...data } })

const listLocks = async () => {
  const { docs } = await payload().find({
    collection: 'payload-locked-documents',
    depth: 0,
    sort: 'createdAt',
  })
  return docs.map(({ id, user, updatedAt }) => ({ id, holder: user.value, updatedAt }))
}

const signInTwo = async (one: User['role'], two: User['role']) =>
  [await signIn(payload(), one), await signIn(payload(), two)] as const

/** Lets ten minutes pass for all locks. */
const wait = () =>
  payload().db.drizzle.execute(
    sql`update payload_locked_documents set updated_at = now() - interval '10 minutes'`,
  )

describe('a lock', () => {
  it('is not made by a contributor on what he may not change', async () => {
    const { token } = await signIn(payload(), 'contributor')
    const [draft, published] = [await createDraft(payload()), await createArticle(payload())]
    const [page, author] = [await createPage(payload()), await createAuthor(payload())]
    const answers = [
      await lock(token, draft.id),
      await lock(token, published.id),
      await lock(token, page.id, {}, 'pages'),
      await lock(token, author.id, {}, 'authors'),
      await request('POST', LOCKS, { token, body: { globalSlug: 'site' } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, expect.any(Number), 403])
    expect((await listLocks()).length).toBe(answers[3]?.status === 201 ? 1 : 0)
  })

  it('is not made on what there is not, or on nothing', async () => {
    const { token } = await signIn(payload(), 'administrator')
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000'])
      expect((await lock(token, id)).status).toBeGreaterThanOrEqual(400)
    for (const body of [{}, { globalSlug: 'nonsense' }, { document: { relationTo: 'audit', value: null } }])
      expect([400, 403]).toContain((await request('POST', LOCKS, { token, body })).status)
    expect(await listLocks()).toEqual([])
  })

  it('is made in one’s own name and from now, whatever is sent', async () => {
    const [maker, other] = await signInTwo('editor', 'editor')
    const { id } = await createDraft(payload())
    const sent = { user: toUser(other.user.id), updatedAt: '2099-01-01T00:00:00.000Z' }
    expect((await lock(maker.token, id, sent)).status).toBe(201)
    const [made] = await listLocks()
    expect(made?.holder).toBe(maker.user.id)
    expect(Date.parse(made?.updatedAt ?? '')).toBeLessThanOrEqual(Date.now())
  })

  it('is made by a contributor on a draft of his own', async () => {
    const { token, user } = await signIn(payload(), 'contributor')
    const { id } = await createDraft(payload(), {}, user)
    expect((await lock(token, id)).status).toBe(201)
  })

  it('is not passed by laying one’s own over it, until it is five minutes old', async () => {
    const [holder, other] = await signInTwo('editor', 'editor')
    const { id } = await createDraft(payload())
    await lock(holder.token, id)
    expect((await lock(other.token, id)).status).toBe(423)
    expect((await change(id, { headline: 'Mine' }, other.token)).status).toBe(423)
    await wait()
    expect((await lock(other.token, id)).status).toBe(201)
    expect((await listLocks()).map(({ holder: name }) => name)).toEqual([other.user.id])
    expect((await change(id, { headline: 'His' }, holder.token)).status).toBe(423)
  })

  it('is one, however often its holder makes it or however many make it at once', async () => {
    const [holder, other] = await signInTwo('editor', 'editor')
    const { id } = await createDraft(payload())
    await lock(holder.token, id)
    await lock(holder.token, id)
    expect((await listLocks()).length).toBe(1)
    const second = await createDraft(payload())
    const answers = await Promise.all([holder, other].map(({ token }) => lock(token, second.id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 423])
  })

  it('is taken over in his own name, now, by whoever may change the document', async () => {
    const [holder, other] = await signInTwo('editor', 'publisher')
    const { id } = await createDraft(payload())
    const elsewhere = await createDraft(payload())
    await lock(holder.token, id)
    const [held] = await listLocks()
    await payload().db.drizzle.execute(
      sql`update payload_locked_documents set updated_at = now() - interval '1 minute'`,
    )
    const { status } = await request('PATCH', `${LOCKS}/${held?.id}`, {
      token: other.token,
      body: {
        user: toUser(holder.user.id),
        document: { relationTo: 'articles', value: elsewhere.id },
        updatedAt: '2099-01-01T00:00:00.000Z',
      },
    })
    const [taken] = await listLocks()
    expect([status, taken?.holder]).toEqual([200, other.user.id])
    expect(Math.abs(Date.now() - Date.parse(taken?.updatedAt ?? ''))).toBeLessThan(30_000)
    expect((await change(id, { headline: 'His' }, holder.token)).status).toBe(423)
    expect((await change(elsewhere.id, { headline: 'Free' }, holder.token)).status).toBe(200)
  })

  it('is neither taken over nor removed by who may not change the document, nor are several at once', async () => {
    const [holder, contributor] = await signInTwo('editor', 'contributor')
    const { id } = await createDraft(payload())
    await lock(holder.token, id)
    const [held] = await listLocks()
    const { token } = contributor
    const body = { user: toUser(contributor.user.id) }
    for (const path of [`${LOCKS}/${held?.id}`, `${LOCKS}?where[document.value][equals]=${id}`])
      expect([
        (await request('PATCH', path, { token, body })).status,
        (await request('DELETE', path, { token })).status,
      ]).toEqual([403, 403])
    const all = `${LOCKS}?where[id][exists]=true`
    expect((await request('DELETE', all, { token: holder.token })).status).toBe(403)
    expect((await listLocks()).map(({ holder: name }) => name)).toEqual([holder.user.id])
  })

  it('is removed by its holder, also when he may not change the document any more', async () => {
    const { token, user } = await signIn(payload(), 'contributor')
    const { id } = await createDraft(payload(), {}, user)
    await lock(token, id)
    await payload().db.drizzle.execute(sql`update articles set published_at = now() where id = ${id}`)
    const [held] = await listLocks()
    expect((await request('DELETE', `${LOCKS}/${held?.id}`, { token })).status).toBe(200)
  })
})

describe('what a colleague has open', () => {
  it.each(['authors', 'pages'] as const)(
    'is not written over among %s either by a request that says it may',
    async (collection) => {
      const [holder, other] = await signInTwo('editor', 'publisher')
      const { id } = await (collection === 'pages' ? createPage(payload()) : createAuthor(payload()))
      await lock(holder.token, id, {}, collection)
      const { token } = other
      const body = collection === 'pages' ? { title: 'Mine', _status: 'published' } : { biography: 'Mine' }
      const path = `/${collection}/${id}?overrideLock=true`
      expect((await request('PATCH', path, { token, body })).status).toBe(423)
    },
  )

  it('are the site’s settings, and nobody else changes them', async () => {
    const [holder, other] = await signInTwo('publisher', 'publisher')
    await request('POST', LOCKS, { token: holder.token, body: { globalSlug: 'site' } })
    const save = (token: string) => request('POST', '/globals/site', { token, body: { name: 'Ours' } })
    expect((await save(other.token)).status).toBe(423)
    expect((await save(holder.token)).status).toBe(200)
  })
})

describe('a form that is opened', () => {
  it('holds a document only for whoever may change it', async () => {
    const [editor, contributor] = await signInTwo('editor', 'contributor')
    const [own, draft] = [await createDraft(payload(), {}, contributor.user), await createDraft(payload())]
    const ask = async (user: typeof editor.user, id: string) =>
      mayUpdate({ collection: 'articles', id }, await createLocalReq({ user }, payload()))
    expect(await ask(editor.user, draft.id)).toBe(true)
    expect(await ask(contributor.user, draft.id)).toBe(false)
    expect(await ask(contributor.user, own.id)).toBe(true)
  })
})
