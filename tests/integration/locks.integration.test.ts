import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { signIn } from '../colleagues'
import { change, createDraft, decide, newest } from '../drafts'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

/** The colleague types in the article's form. */
const hold = (id: string, user: User) =>
  payload().create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'articles', value: id },
      user: { relationTo: 'users', value: user.id },
    },
  })

const listHolders = async (id: string) => {
  const { docs } = await payload().find({
    collection: 'payload-locked-documents',
    where: { 'document.value': { equals: id } },
    depth: 0,
  })
  return docs.map(({ user }) => user.value)
}

const autosave = (id: string, body: object, token: string) =>
  request('PATCH', `/articles/${id}?draft=true&autosave=true`, { token, body })

const leave = (id: string, token?: string) => request('POST', `/articles/${id}/leave`, token ? { token } : {})

describe('an article that a colleague has open', () => {
  it('is not written over: 423, also when the lock is said to be overridden', async () => {
    const [holder, other] = [await signIn(payload(), 'editor'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    await hold(id, holder.user)
    for (const query of ['draft=true', 'draft=true&overrideLock=true', 'draft=true&autosave=true']) {
      const { status } = await request('PATCH', `/articles/${id}?${query}`, {
        token: other.token,
        body: { headline: 'Mine' },
      })
      expect([query, status]).toEqual([query, 423])
    }
    expect((await newest(payload(), id)).headline).not.toBe('Mine')
    expect((await change(id, { headline: 'Still mine' }, holder.token)).status).toBe(200)
  })

  it('stays his while his form saves by itself, until he leaves it', async () => {
    const [holder, publisher] = [await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')]
    const { id } = await createDraft(payload())
    await hold(id, holder.user)
    for (const headline of ['Typed', 'Typed on']) {
      expect((await autosave(id, { headline }, holder.token)).status).toBe(200)
      expect(await listHolders(id)).toEqual([holder.user.id])
    }
    expect((await change(id, { headline: 'Mine' }, publisher.token)).status).toBe(423)
    expect((await decide(id, 'approve', publisher.token)).status).toBe(423)
    expect((await leave(id, holder.token)).status).toBe(200)
    expect((await decide(id, 'approve', publisher.token)).status).toBe(200)
  })

  it('is not taken by a program that says it saves by itself', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    expect((await autosave(id, { headline: 'Sent' }, token)).status).toBe(200)
    expect(await listHolders(id)).toEqual([])
  })

  it('stays his when somebody else says he leaves', async () => {
    const [holder, other] = [await signIn(payload(), 'editor'), await signIn(payload(), 'administrator')]
    const { id } = await createDraft(payload())
    await hold(id, holder.user)
    expect([(await leave(id)).status, (await leave(id, other.token)).status]).toEqual([401, 200])
    expect((await leave('nonsense', other.token)).status).toBe(404)
    expect(await listHolders(id)).toEqual([holder.user.id])
  })

  it('is free again when he leaves while a save is under way', async () => {
    const holder = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    await hold(id, holder.user)
    const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
    const [saving, leaving] = await payload().db.drizzle.transaction(async (slow) => {
      await slow.execute(sql`select id from articles where id = ${id} for update`)
      const save = autosave(id, { headline: 'Typed' }, holder.token)
      await pause()
      const left = leave(id, holder.token)
      await pause()
      return [save, left] as const
    })
    expect([(await saving).status, (await leaving).status]).toEqual([200, 200])
    expect(await listHolders(id)).toEqual([])
  })
})
