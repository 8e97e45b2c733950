import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, decide, newest, row } from '../drafts'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const runDue = () => payload().jobs.run({ queue: 'desk', silent: true })
const put = (id: string, token: string, body: object) => request('PATCH', `/articles/${id}`, { token, body })

/** Both are under way at once while the row is held by a third; the first came first. */
async function atOnce<A, B>(id: string, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const [a, b] = await payload().db.drizzle.transaction(async (slow) => {
    await slow.execute(sql`select id from articles where id = ${id} for update`)
    const one = first()
    await pause(400)
    const two = second()
    await pause(400)
    return [one, two] as const
  })
  return [await a, await b]
}

/** Approved, and due just now. */
async function schedule(id: string, token: string, data: object = {}): Promise<void> {
  const publishOn = new Date(Date.now() + 1500).toISOString()
  await change(id, { ...data, publishOn }, token)
  expect((await decide(id, 'approve', token)).status).toBe(200)
  await pause(1600)
}

describe('a scheduled release, when something was saved just before,', () => {
  it('does not go out if it was called off', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await schedule(id, token)
    const [off] = await atOnce(id, () => change(id, { publishOn: null }, token), runDue)
    expect([off.status, (await row(payload(), id))._status]).toEqual([200, 'draft'])
  })

  it('refuses if the words were put right, and does not bury them', async () => {
    const [{ token }, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    await schedule(id, token, { headline: 'Wrong' })
    const [edit] = await atOnce(id, () => change(id, { headline: 'Put right' }, editor.token), runDue)
    const { headline, _status } = await row(payload(), id)
    expect([edit.status, _status === 'published' && headline === 'Wrong', (await newest(payload(), id)).headline]).toEqual([200, false, 'Put right']) // prettier-ignore
  })

  it('does not bring back what was withdrawn', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { standfirst: 'A.' })
    await schedule(id, token, { headline: 'Libel', change: { kind: 'update', text: 'More.' } })
    const [gone] = await atOnce(id, () => put(id, token, { _status: 'draft' }), runDue)
    expect([gone.status, (await row(payload(), id))._status]).toEqual([200, 'draft'])
  })
})

describe('a publication', () => {
  it('is refused when its approval was taken back just before, under “two people”', async () => {
    const [first, second] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'publisher')]
    await payload().updateGlobal({ slug: 'site', data: { twoPeople: true } })
    const { id } = await createDraft(payload())
    await change(id, { headline: 'Mine' }, second.token)
    await decide(id, 'approve', first.token)
    const [returned] = await atOnce(id, () => decide(id, 'return', first.token), () => put(id, second.token, { _status: 'published' })) // prettier-ignore
    expect([returned.status, (await row(payload(), id))._status]).toEqual([200, 'draft'])
  })

  it('does not take back another’s correction, of which readers are told all the same', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'In Aktau.' })
    const correct = (data: object, text: string) =>
      put(id, token, { ...data, change: { kind: 'correction', text }, _status: 'published' })
    await atOnce(
      id,
      () => correct({ headline: 'Seventeen died' }, 'Seventeen, not sixteen.'),
      () => correct({ standfirst: 'In Zhanaozen.' }, 'Zhanaozen, not Aktau.'),
    )
    const { headline, corrections } = await row(payload(), id)
    const isTold = corrections?.some(({ text }) => text.startsWith('Seventeen'))
    expect([headline, isTold]).not.toEqual(['Sixteen died', true])
  })
})

describe('an approval', () => {
  it('does not bury what is saved at the same time', async () => {
    const [publisher, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    let buried = 0
    for (let n = 0; n < 20; n++) {
      const { id } = await createDraft(payload(), { headline: 'Old' })
      const [edit, approve] = await Promise.all([change(id, { headline: 'New' }, editor.token), decide(id, 'approve', publisher.token)]) // prettier-ignore
      if (edit.status === 200 && approve.status === 200 && (await newest(payload(), id)).headline === 'Old')
        buried++
    }
    expect(buried).toBe(0)
  })
})

describe('a change of many articles at once', () => {
  it('does not bury what was saved in one of them just before', async () => {
    const [one, other] = [await signIn(payload(), 'editor'), await signIn(payload(), 'editor')]
    const [first, second] = [await createDraft(payload()), await createDraft(payload())]
    const ids = `where[id][in][0]=${first.id}&where[id][in][1]=${second.id}`
    const [edit] = await atOnce(
      first.id,
      () => change(first.id, { headline: 'Put right' }, one.token),
      () =>
        request('PATCH', `/articles?draft=true&${ids}`, { token: other.token, body: { kind: 'opinion' } }),
    )
    expect([edit.status, (await newest(payload(), first.id)).headline]).toEqual([200, 'Put right'])
    expect((await newest(payload(), second.id)).kind).toBe('opinion')
  })
})
