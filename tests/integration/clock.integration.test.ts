import { afterEach, describe, expect, it, vi } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, newest, row } from '../drafts'
import { createPage } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const HOUR = 3_600_000

afterEach(() => vi.useRealTimers())

// Only the clock is false: the database's own timers go on.
function putBack(hours: number): void {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() - hours * HOUR)
}

/** Each save comes later than the last, by whatever clock. */
const tick = () => vi.setSystemTime(Date.now() + 5)

describe('what is saved after the clock was put back', () => {
  it('is what the next save of the article stands on', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload(), { headline: 'As it was' })
    putBack(1)
    await change(id, { headline: 'An hour back' }, token)
    tick()
    await change(id, { standfirst: 'Also changed.' }, token)
    expect(await newest(payload(), id)).toMatchObject({
      headline: 'An hour back',
      standfirst: 'Also changed.',
    })
    tick()
    await change(id, { headline: 'Once more' }, token)
    expect((await newest(payload(), id)).headline).toBe('Once more')
  })

  it('is one version while the form saves by itself', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload(), { headline: 'As it was' })
    putBack(1)
    for (const headline of ['T', 'Ty', 'Typ', 'Type']) {
      const path = `/articles/${id}?draft=true&autosave=true`
      expect((await request('PATCH', path, { token, body: { headline } })).status).toBe(200)
      tick()
    }
    const { docs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: '-updatedAt',
    })
    expect(docs.map(({ version }) => version.headline)).toEqual(['Type', 'As it was'])
  })

  it('is what is published, and what the next publication stands on', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload(), { headline: 'As it was' })
    putBack(1)
    const publish = (data: object) =>
      request('PATCH', `/articles/${id}`, { token, body: { ...data, _status: 'published' } })
    await publish({ headline: 'An hour back' })
    tick()
    await publish({ standfirst: 'Also changed.', change: { kind: 'update', text: 'It was changed.' } })
    expect(await row(payload(), id)).toMatchObject({
      headline: 'An hour back',
      standfirst: 'Also changed.',
      _status: 'published',
    })
  })

  it('is what the next save of a static page stands on', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createPage(payload(), { title: 'As it was' })
    putBack(1)
    const save = (body: object) => request('PATCH', `/pages/${id}`, { token, body })
    await save({ title: 'An hour back', _status: 'published' })
    tick()
    await save({ slug: 'also-changed', _status: 'published' })
    const { title, slug } = await payload().findByID({ collection: 'pages', id })
    expect([title, slug]).toEqual(['An hour back', 'also-changed'])
  })
})
