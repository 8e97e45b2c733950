import { describe, expect, it } from 'vitest'
import { body, heading, link, paragraph } from '@/scripts/seed/lexical'
import { signIn } from '../colleagues'
import { change, createDraft, decide, newest, row } from '../drafts'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

describe('an approval', () => {
  it('is void as soon as a public word changes, and stands while only colleagues see a difference', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    expect((await decide(id, 'approve', token)).json.message).toContain('Approved')
    await change(id, { newsroomNote: 'Well done.' }, token)
    expect((await newest(payload(), id)).state).toBe('approved')
    await change(id, { standfirst: 'Another standfirst.' }, token)
    const { state, approval } = await newest(payload(), id)
    // Who gave it stays, for the desk to say whose approval was lost.
    expect([state, approval?.hash ?? null, approval?.by]).toEqual(['draft', null, user.name])
  })

  it('cannot be sent along by whoever wants one', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    await change(id, { state: 'approved', approval: { hash: 'x', by: 'Me' }, wordsBy: null }, token)
    const { state, approval } = await newest(payload(), id)
    expect([state, approval?.hash ?? null]).toEqual(['draft', null])
  })

  it('is given by publishers, and asked for by editors', async () => {
    const [contributor, editor, publisher] = [await signIn(payload(), 'contributor'), await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')] // prettier-ignore
    const { id } = await createDraft(payload())
    expect([(await decide(id, 'ask', contributor.token)).status, (await decide(id, 'approve', editor.token)).status]).toEqual([403, 403]) // prettier-ignore
    await decide(id, 'ask', editor.token)
    const asked = await newest(payload(), id)
    expect([asked.state, asked.review?.askedBy]).toEqual(['in-review', editor.user.name])
    await decide(id, 'approve', publisher.token)
    const approved = await newest(payload(), id)
    expect([approved.state, approved.approval?.by]).toEqual(['approved', publisher.user.name])
    await decide(id, 'return', publisher.token)
    expect((await newest(payload(), id)).state).toBe('draft')
  })

  it('is refused with a reason, which stands until it is asked for again', async () => {
    const { token, user } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    await decide(id, 'ask', token)
    for (const reason of ['', ' ', 'x'.repeat(301)])
      expect((await decide(id, 'return', token, reason)).status).toBe(400)
    expect((await request('POST', `/articles/${id}/return`, { token })).status).toBe(400)
    expect((await newest(payload(), id)).state).toBe('in-review')
    await decide(id, 'return', token, 'Ask the miners too.')
    await change(id, { headline: 'The miners say' }, token)
    const { review } = await newest(payload(), id)
    expect([review?.returnedBy, review?.returnedFor]).toEqual([user.name, 'Ask the miners too.'])
    const versions = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: '-updatedAt' }) // prettier-ignore
    expect(versions.docs.map(({ version }) => version.reason)).toContain('Ask the miners too.')
    await decide(id, 'ask', token)
    expect((await newest(payload(), id)).review?.returnedFor ?? null).toBe(null)
  })

  it('is not one’s own where the newsroom publishes by two people', async () => {
    const [first, second] = [await signIn(payload(), 'publisher'), await signIn(payload(), 'publisher')]
    await payload().updateGlobal({ slug: 'site', data: { twoPeople: true } })
    const { id } = await createDraft(payload())
    await change(id, { headline: 'My words' }, first.token)
    const own = await decide(id, 'approve', first.token)
    expect([own.status, own.text]).toEqual([409, expect.stringContaining('two people')])
    const direct = await request('PATCH', `/articles/${id}`, {
      token: first.token,
      body: { _status: 'published' },
    })
    expect(direct.status).toBe(409)
    await decide(id, 'approve', second.token)
    const released = await request('PATCH', `/articles/${id}`, {
      token: first.token,
      body: { _status: 'published' },
    })
    expect([released.status, (await row(payload(), id)).approval?.by]).toEqual([200, second.user.name])
  })

  it('is missing to whoever publishes by a program, which is refused', async () => {
    const { id } = await createDraft(payload())
    const attempt = payload().update({ collection: 'articles', id, data: { _status: 'published' } })
    await expect(attempt).rejects.toThrow('have it approved')
    expect((await row(payload(), id))._status).toBe('draft')
  })
})

describe('a decision', () => {
  it.each(['ask', 'approve', 'return', 'reissue', 'share'])(
    'to %s about nothing is answered 404',
    async (decision) => {
      const { token } = await signIn(payload(), 'publisher')
      for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000'])
        expect([id, (await decide(id, decision, token)).status]).toEqual([id, 404])
    },
  )

  it('of a stranger is refused', async () => {
    const { id } = await createDraft(payload())
    expect((await decide(id, 'approve', '')).status).toBe(401)
  })
})

describe('publishing', () => {
  it('is refused to contributors and editors over REST, by create and by update', async () => {
    const { id } = await createDraft(payload())
    const { slug, headline, authors, disclaimer, body: words } = await newest(payload(), id)
    for (const role of ['contributor', 'editor'] as const) {
      const { token } = await signIn(payload(), role)
      const data = {
        slug: `${slug}-${role}`,
        headline,
        authors,
        disclaimer,
        body: words,
        standfirst: 'A.',
        _status: 'published',
      }
      expect((await request('POST', '/articles', { token, body: data })).status).toBe(403)
      expect([403, 404]).toContain((await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })).status) // prettier-ignore
    }
  })

  it('is refused with everything that is missing in one answer', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { docs } = await payload().find({ collection: 'media' })
    expect(docs).toEqual([])
    const { id } = await createDraft(payload(), {
      standfirst: null,
      body: body([heading('Deep', 'h3'), paragraph([link('nowhere', 'https://')]), paragraph('Words.')]),
    })
    await payload().update({ collection: 'articles', id, data: { authors: [] }, draft: true })
    for (const answer of [
      await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } }),
      await decide(id, 'approve', token),
    ]) {
      expect(answer.status).toBe(400)
      for (const words of ['standfirst', 'at least one author', 'skips a level', 'no address that works'])
        expect(answer.text).toContain(words)
    }
  })

  it('waits for the end of an embargo', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload(), { embargo: new Date(Date.now() + 3_600_000).toISOString() })
    const early = await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('embargo')])
    const cleared = { embargo: null, _status: 'published' }
    expect((await request('PATCH', `/articles/${id}`, { token, body: cleared })).status).toBe(200)
  })

  it('and withdrawing are the publishers’', async () => {
    const editor = await signIn(payload(), 'editor')
    const publisher = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload())
    const withdraw = (token: string) =>
      request('PATCH', `/articles/${id}`, { token, body: { _status: 'draft' } })
    expect([(await withdraw(editor.token)).status, (await row(payload(), id))._status]).toEqual([
      403,
      'published',
    ])
    expect([(await withdraw(publisher.token)).status, (await row(payload(), id)).state]).toEqual([
      200,
      'withdrawn',
    ])
  })
})
