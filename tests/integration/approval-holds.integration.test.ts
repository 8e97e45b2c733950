import { afterEach, describe, expect, it, vi } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, decide, newest, row } from '../drafts'
import { createArticle, createAuthor, createDisclaimer, createJpeg } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
afterEach(() => vi.useRealTimers())

const restoreNewest = async (id: string, token: string) => {
  const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: '-updatedAt', limit: 1 }) // prettier-ignore
  return request('POST', `/articles/versions/${docs[0]?.id}`, { token })
}

describe('restoring a version', () => {
  it.each(['editor', 'contributor'] as const)(
    'by a %s keeps the publisher’s embargo and time of withdrawal',
    async (role) => {
      const [publisher, other] = [await signIn(payload(), 'publisher'), await signIn(payload(), role)]
      const made = await request('POST', '/articles?draft=true', {
        token: other.token,
        body: { headline: 'Own' },
      })
      const { id } = made.json.doc as { id: string }
      const times = { embargo: inHours(5), withdrawOn: inHours(9) }
      await change(id, times, publisher.token)
      expect((await restoreNewest(id, other.token)).status).toBe(200)
      const { embargo, withdrawOn } = await newest(payload(), id)
      expect({ embargo, withdrawOn }).toEqual(times)
      const jobs = await payload().count({ collection: 'payload-jobs', where: { queue: { equals: 'desk' } } })
      expect(jobs.totalDocs).toBe(1)
    },
  )

  it('of what went out by itself is not refused because that time is past', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    vi.setSystemTime(Date.now() + 5)
    await change(id, { publishOn: inHours(1) }, token)
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: '-updatedAt' }) // prettier-ignore
    vi.setSystemTime(Date.now() + 5)
    await decide(id, 'approve', token)
    vi.setSystemTime(Date.now() + 3_601_000)
    await payload().jobs.run({ queue: 'desk', silent: true })
    expect((await row(payload(), id))._status).toBe('published')
    expect((await request('POST', `/articles/versions/${docs[0]?.id}`, { token })).status).toBe(200)
  })
})

describe('what is released', () => {
  it('is what was approved, its wording, byline and picture included, or nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const tick = () => vi.setSystemTime(Date.now() + 5)
    const [publisher, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    const disclaimer = await createDisclaimer(payload(), 'Paid for by the committee.')
    const author = await createAuthor(payload(), 'Aigerim Sample')
    const data = await createJpeg()
    const picture = await payload().create({
      collection: 'media',
      data: { alt: 'A square', credit: 'Us' },
      file: { data, mimetype: 'image/jpeg', name: 'x.jpg', size: data.length },
    })
    const { id } = await createDraft(payload(), { disclaimer: disclaimer.id, authors: [author.id], leadImage: picture.id }) // prettier-ignore
    tick()
    await change(id, { publishOn: inHours(1) }, publisher.token)
    tick()
    expect((await decide(id, 'approve', publisher.token)).status).toBe(200)
    // An editor, who approves nothing, changes all three.
    const { token } = editor
    await request('PATCH', `/disclaimers/${disclaimer.id}`, { token, body: { text: 'Vote for nobody.' } })
    await request('PATCH', `/authors/${author.id}`, { token, body: { name: 'The Minister Himself' } })
    const form = new FormData()
    const other = await createJpeg({ width: 600, height: 600 })
    form.set('file', new Blob([new Uint8Array(other)], { type: 'image/jpeg' }), 'y.jpg')
    form.set('_payload', JSON.stringify({ alt: 'A murderer' }))
    await request('PATCH', `/media/${picture.id}`, { token, form })
    vi.setSystemTime(Date.now() + 3_601_000)
    await payload().jobs.run({ queue: 'desk', silent: true })
    expect((await row(payload(), id))._status).toBe('draft')
    await decide(id, 'approve', publisher.token)
    expect((await newest(payload(), id)).state).toBe('approved')
  })

  it('is not changed by editors in what it shows', async () => {
    const { token } = await signIn(payload(), 'editor')
    const disclaimer = await createDisclaimer(payload(), 'Paid for by the committee.')
    const author = await createAuthor(payload(), 'Aigerim Sample')
    await createArticle(payload(), { disclaimer: disclaimer.id, authors: [author.id] })
    const unknown = await createAuthor(payload(), 'Not named yet')
    const rename = (id: string) =>
      request('PATCH', `/authors/${id}`, { token, body: { name: 'Another name' } })
    const reword = await request('PATCH', `/disclaimers/${disclaimer.id}`, {
      token,
      body: { text: 'Other.' },
    })
    expect([reword.status, (await rename(author.id)).status, (await rename(unknown.id)).status]).toEqual([403, 403, 200]) // prettier-ignore
  })
})

describe('a decision', () => {
  it('to approve says which words were read, and is refused for others', async () => {
    const [publisher, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    const approve = (body?: object) =>
      request('POST', `/articles/${id}/approve`, { token: publisher.token, ...(body ? { body } : {}) })
    const { publicHash } = await newest(payload(), id)
    await change(id, { standfirst: 'Slipped in.' }, editor.token)
    expect([(await approve()).status, (await approve({ publicHash })).status]).toEqual([400, 409])
    expect((await newest(payload(), id)).approval?.hash ?? null).toBe(null)
    const { publicHash: now } = await newest(payload(), id)
    expect((await approve({ publicHash: now })).status).toBe(200)
  })

  it('to return is the publishers’', async () => {
    const [publisher, editor, contributor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor'), await signIn(payload(), 'contributor')] // prettier-ignore
    const { id } = await createDraft(payload())
    await decide(id, 'approve', publisher.token)
    const made = await request('POST', '/articles?draft=true', {
      token: contributor.token,
      body: { headline: 'Own' },
    })
    const own = (made.json.doc as { id: string }).id
    expect([(await decide(id, 'return', editor.token)).status, (await decide(own, 'return', contributor.token)).status]).toEqual([403, 403]) // prettier-ignore
    expect((await newest(payload(), id)).state).toBe('approved')
  })

  it('does not give a colleague’s reason as its own', async () => {
    const [publisher, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    await change(id, { headline: 'X', reason: 'My source called' }, editor.token)
    await decide(id, 'approve', publisher.token)
    const { reason, savedBy } = await newest(payload(), id)
    expect([reason ?? null, savedBy]).toEqual([null, publisher.user.name])
  })

  it('to approve one’s own words does not count once “two people” is on', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await change(id, { headline: 'Mine' }, token)
    await decide(id, 'approve', token)
    await payload().updateGlobal({ slug: 'site', data: { twoPeople: true } })
    expect(
      (await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })).status,
    ).toBe(409)
  })
})

describe('every version', () => {
  const headlines = async (id: string) =>
    (await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' })).docs.map(({ version }) => [version.headline, version._status]) // prettier-ignore

  it('that was published is kept, also when it was published with ?autosave=true', async () => {
    const [publisher, editor] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    await request('PATCH', `/articles/${id}?autosave=true`, { token: publisher.token, body: { headline: 'Out', _status: 'published' } }) // prettier-ignore
    await request('PATCH', `/articles/${id}?draft=true&autosave=true`, { token: editor.token, body: { headline: 'After' } }) // prettier-ignore
    expect(await headlines(id)).toContainEqual(['Out', 'published'])
  })

  it('of one colleague is kept when another’s form saves by itself', async () => {
    const [a, b] = [await signIn(payload(), 'editor'), await signIn(payload(), 'editor')]
    const { id } = await createDraft(payload())
    for (const [{ token }, headline] of [
      [a, 'Words of A'],
      [b, 'Words of B'],
    ] as const)
      await request('PATCH', `/articles/${id}?draft=true&autosave=true`, { token, body: { headline } })
    expect((await headlines(id)).map(([words]) => words)).toContain('Words of A')
  })
})
