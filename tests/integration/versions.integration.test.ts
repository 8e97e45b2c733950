import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, decide, newest, row } from '../drafts'
import { createArticle, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

describe('an article', () => {
  it('says where it stands: published, with unpublished changes, published again', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    expect((await newest(payload(), id)).state).toBe('published')
    await change(id, { headline: 'Other words' }, token)
    expect([(await newest(payload(), id)).state, (await row(payload(), id)).state]).toEqual([
      'changed',
      'published',
    ])
    const data = { change: { kind: 'update', text: 'More is known.' }, _status: 'published' }
    await request('PATCH', `/articles/${id}`, { token, body: data })
    expect((await newest(payload(), id)).state).toBe('published')
  })

  it('that was approved, published and withdrawn is withdrawn, and needs another approval to return', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await decide(id, 'approve', token)
    for (const _status of ['published', 'draft'])
      await request('PATCH', `/articles/${id}`, { token, body: { _status } })
    const { state, approval } = await newest(payload(), id)
    expect([state, approval?.hash ?? null]).toEqual(['withdrawn', null])
  })

  it('has a version for each of 150 edits, with the name of who made it and why', async () => {
    const { token, user } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    for (let n = 1; n <= 150; n++)
      await change(id, { headline: `Headline ${n}`, reason: `Reason ${n}` }, token)
    const { docs, totalDocs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: '-createdAt',
      pagination: false,
    })
    expect(totalDocs).toBe(151)
    expect(docs.slice(0, 150).map(({ version }) => [version.savedBy, version.reason])).toEqual(
      Array.from({ length: 150 }, (_, index) => [user.name, `Reason ${150 - index}`]),
    )
  })

  it('does not carry the reason for one version to the next', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    await change(id, { headline: 'First', reason: 'A tip' }, token)
    await change(id, { headline: 'Second', reason: 'A tip' }, token)
    expect((await newest(payload(), id)).reason ?? null).toBe(null)
  })

  it('restored from an old version is a draft, and readers keep what they have', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'As it was', standfirst: 'A.' })
    await publish(payload(), id, { headline: 'As it is' })
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' }) // prettier-ignore
    const answer = await request('POST', `/articles/versions/${docs[0]?.id}`, { token })
    expect(answer.status).toBe(200)
    expect([(await newest(payload(), id)).headline, (await newest(payload(), id)).state]).toEqual([
      'As it was',
      'changed',
    ])
    expect([(await row(payload(), id)).headline, (await row(payload(), id))._status]).toEqual([
      'As it is',
      'published',
    ])
  })

  it('is not restored from a version that is none: 404', async () => {
    const { token } = await signIn(payload(), 'publisher')
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000'])
      expect((await request('POST', `/articles/versions/${id}`, { token })).status).toBe(404)
  })

  it('withdrawn from the admin keeps the version that was published', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload())
    await request('PATCH', `/articles/${id}?unpublishAllLocales=true`, { token, body: {} })
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' }) // prettier-ignore
    expect(docs.map(({ version }) => version._status)).toEqual(['published', 'draft'])
  })

  it('shows strangers nothing of the desk', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await request('PATCH', `/articles/${id}`, {
      token,
      body: { _status: 'published', reason: 'A tip from inside' },
    })
    const text = JSON.stringify(
      await payload().findByID({ collection: 'articles', id, overrideAccess: false, depth: 2 }),
    )
    for (const secret of [
      user.name,
      user.id,
      'approval',
      'savedBy',
      'wordsBy',
      'A tip from inside',
      '"state"',
    ])
      expect(text).not.toContain(secret)
  })
})
