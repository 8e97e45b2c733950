import type { User } from '@/payload-types'
import { describe, expect, it } from 'vitest'
import { body, heading, link, paragraph } from '@/scripts/seed/lexical'
import { createArticle, createDisclaimer, createUser, PASSWORD, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const login = async ({ email }: { email: string }) =>
  String((await request('POST', '/users/login', { body: { email, password: PASSWORD } })).json.token)

/** A colleague of the role, signed in. */
async function signIn(role: User['role']) {
  const user = await createUser(payload(), role)
  return { user, token: await login(user) }
}

/** A draft that lacks nothing. */
const createDraft = (data: object = {}) =>
  createArticle(payload(), { standfirst: 'A standfirst.', _status: 'draft', ...data })

const decide = (id: string, decision: string, token: string) =>
  request('POST', `/articles/${id}/${decision}`, { token })

const change = (id: string, body: object, token: string) =>
  request('PATCH', `/articles/${id}?draft=true`, { token, body })

const newest = (id: string) => payload().findByID({ collection: 'articles', id, draft: true, depth: 0 })

const row = (id: string) => payload().findByID({ collection: 'articles', id, depth: 0 })

describe('an approval', () => {
  it('is void as soon as a public word changes, and stands while only colleagues see a difference', async () => {
    const { token, user } = await signIn('publisher')
    const { id } = await createDraft()
    expect((await decide(id, 'approve', token)).json.message).toContain('Approved')
    await change(id, { newsroomNote: 'Well done.' }, token)
    expect((await newest(id)).state).toBe('approved')
    await change(id, { standfirst: 'Another standfirst.' }, token)
    const { state, approval } = await newest(id)
    // Who gave it stays, for the desk to say whose approval was lost.
    expect([state, approval?.hash ?? null, approval?.by]).toEqual(['draft', null, user.name])
  })

  it('cannot be sent along by whoever wants one', async () => {
    const { token } = await signIn('editor')
    const { id } = await createDraft()
    await change(id, { state: 'approved', approval: { hash: 'x', by: 'Me' }, wordsBy: null }, token)
    const { state, approval } = await newest(id)
    expect([state, approval?.hash ?? null]).toEqual(['draft', null])
  })

  it('is given by publishers, and asked for by editors', async () => {
    const [contributor, editor, publisher] = [await signIn('contributor'), await signIn('editor'), await signIn('publisher')] // prettier-ignore
    const { id } = await createDraft()
    expect([(await decide(id, 'ask', contributor.token)).status, (await decide(id, 'approve', editor.token)).status]).toEqual([403, 403]) // prettier-ignore
    await decide(id, 'ask', editor.token)
    const asked = await newest(id)
    expect([asked.state, asked.review?.askedBy]).toEqual(['in-review', editor.user.name])
    await decide(id, 'approve', publisher.token)
    const approved = await newest(id)
    expect([approved.state, approved.approval?.by]).toEqual(['approved', publisher.user.name])
    await decide(id, 'return', publisher.token)
    expect((await newest(id)).state).toBe('draft')
  })

  it('is not one’s own where the newsroom publishes by two people', async () => {
    const [first, second] = [await signIn('publisher'), await signIn('publisher')]
    await payload().updateGlobal({ slug: 'site', data: { twoPeople: true } })
    const { id } = await createDraft()
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
    expect([released.status, (await row(id)).approval?.by]).toEqual([200, second.user.name])
  })

  it('is missing to whoever publishes by a program, which is refused', async () => {
    const { id } = await createDraft()
    const attempt = payload().update({ collection: 'articles', id, data: { _status: 'published' } })
    await expect(attempt).rejects.toThrow('have it approved')
    expect((await row(id))._status).toBe('draft')
  })
})

describe('publishing', () => {
  it('is refused to contributors and editors over REST, by create and by update', async () => {
    const { id } = await createDraft()
    const { slug, headline, authors, disclaimer, body: words } = await newest(id)
    for (const role of ['contributor', 'editor'] as const) {
      const { token } = await signIn(role)
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
    const { token } = await signIn('publisher')
    const { docs } = await payload().find({ collection: 'media' })
    expect(docs).toEqual([])
    const { id } = await createDraft({
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
    const { token } = await signIn('publisher')
    const { id } = await createDraft({ embargo: new Date(Date.now() + 3_600_000).toISOString() })
    const early = await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('embargo')])
    const cleared = { embargo: null, _status: 'published' }
    expect((await request('PATCH', `/articles/${id}`, { token, body: cleared })).status).toBe(200)
  })

  it('and withdrawing are the publishers’', async () => {
    const editor = await signIn('editor')
    const publisher = await signIn('publisher')
    const { id } = await createArticle(payload())
    const withdraw = (token: string) =>
      request('PATCH', `/articles/${id}`, { token, body: { _status: 'draft' } })
    expect([(await withdraw(editor.token)).status, (await row(id))._status]).toEqual([403, 'published'])
    expect([(await withdraw(publisher.token)).status, (await row(id)).state]).toEqual([200, 'withdrawn'])
  })
})

describe('an article', () => {
  it('says where it stands: published, with unpublished changes, published again', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createDraft()
    await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    expect((await newest(id)).state).toBe('published')
    await change(id, { headline: 'Other words' }, token)
    expect([(await newest(id)).state, (await row(id)).state]).toEqual(['changed', 'published'])
    const data = { change: { kind: 'update', text: 'More is known.' }, _status: 'published' }
    await request('PATCH', `/articles/${id}`, { token, body: data })
    expect((await newest(id)).state).toBe('published')
  })

  it('that was approved, published and withdrawn is withdrawn, and needs another approval to return', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createDraft()
    await decide(id, 'approve', token)
    for (const _status of ['published', 'draft'])
      await request('PATCH', `/articles/${id}`, { token, body: { _status } })
    const { state, approval } = await newest(id)
    expect([state, approval?.hash ?? null]).toEqual(['withdrawn', null])
  })

  it('has a version for each of 150 edits, with the name of who made it and why', async () => {
    const { token, user } = await signIn('editor')
    const { id } = await createDraft()
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
    const { token } = await signIn('editor')
    const { id } = await createDraft()
    await change(id, { headline: 'First', reason: 'A tip' }, token)
    await change(id, { headline: 'Second', reason: 'A tip' }, token)
    expect((await newest(id)).reason ?? null).toBe(null)
  })

  it('restored from an old version is a draft, and readers keep what they have', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createArticle(payload(), { headline: 'As it was', standfirst: 'A.' })
    await publish(payload(), id, { headline: 'As it is' })
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' }) // prettier-ignore
    const answer = await request('POST', `/articles/versions/${docs[0]?.id}`, { token })
    expect(answer.status).toBe(200)
    expect([(await newest(id)).headline, (await newest(id)).state]).toEqual(['As it was', 'changed'])
    expect([(await row(id)).headline, (await row(id))._status]).toEqual(['As it is', 'published'])
  })

  it('withdrawn from the admin keeps the version that was published', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createArticle(payload())
    await request('PATCH', `/articles/${id}?unpublishAllLocales=true`, { token, body: {} })
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' }) // prettier-ignore
    expect(docs.map(({ version }) => version._status)).toEqual(['published', 'draft'])
  })

  it('locked by a colleague is not written over: 423, also when the lock is said to be overridden', async () => {
    const [holder, other] = [await signIn('editor'), await signIn('editor')]
    const { id } = await createDraft()
    await payload().create({
      collection: 'payload-locked-documents',
      data: {
        document: { relationTo: 'articles', value: id },
        user: { relationTo: 'users', value: holder.user.id },
      },
    })
    for (const query of ['draft=true', 'draft=true&overrideLock=true']) {
      const { status } = await request('PATCH', `/articles/${id}?${query}`, {
        token: other.token,
        body: { headline: 'Mine' },
      })
      expect([query, status]).toEqual([query, 423])
    }
    expect((await newest(id)).headline).not.toBe('Mine')
    expect((await change(id, { headline: 'Still mine' }, holder.token)).status).toBe(200)
  })

  it('shows strangers nothing of the desk', async () => {
    const { token, user } = await signIn('publisher')
    const { id } = await createDraft()
    await request('PATCH', `/articles/${id}`, {
      token,
      body: { _status: 'published', reason: 'A tip from inside' },
    })
    const { text } = await request('GET', `/articles/${id}`)
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

describe('words that readers have', () => {
  const edit = (id: string, data: object, token: string) =>
    request('PATCH', `/articles/${id}`, { token, body: { ...data, _status: 'published' } })

  it('do not change silently', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'A.' })
    const silent = await edit(id, { headline: 'Seventeen died' }, token)
    expect([silent.status, silent.text]).toEqual([
      400,
      expect.stringContaining('say whether it is a correction'),
    ])
    const wordless = await edit(id, { headline: 'Seventeen died', change: { kind: 'correction' } }, token)
    expect([wordless.status, wordless.text]).toEqual([400, expect.stringContaining('Tell readers')])
    const minor = await edit(id, { headline: 'Seventeen died', change: { kind: 'minor' } }, token)
    expect([minor.status, minor.text]).toEqual([400, expect.stringContaining('more than spelling')])
    expect((await row(id)).headline).toBe('Sixteen died')
  })

  it('change with a correction that readers see, and the form is empty for the next', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'A.' })
    const told = { kind: 'correction', text: 'Seventeen died, not sixteen.' }
    expect((await edit(id, { headline: 'Seventeen died', change: told }, token)).status).toBe(200)
    const { corrections, change, revisedAt } = await row(id)
    expect(corrections?.map(({ kind, text }) => ({ kind, text }))).toEqual([told])
    expect([change?.kind ?? null, change?.text ?? null, Boolean(revisedAt)]).toEqual([null, null, true])
  })

  it('change without a word to readers where only spelling is mended', async () => {
    const { token } = await signIn('publisher')
    const { id } = await createArticle(payload(), { headline: 'The goverment denies it', standfirst: 'A.' })
    const mended = await edit(id, { headline: 'The government denies it', change: { kind: 'minor' } }, token)
    expect([mended.status, (await row(id)).corrections]).toEqual([200, []])
  })

  it('keep the corrections that readers were told of', async () => {
    const { token } = await signIn('publisher')
    const corrections = [{ kind: 'update' as const, date: '2014-01-16T12:00:00.000Z', text: 'Put right.' }]
    const { id } = await createArticle(payload(), { standfirst: 'A.', corrections })
    await edit(id, { corrections: [] }, token)
    await payload().update({ collection: 'articles', id, data: { corrections: [] }, draft: true })
    for (const { corrections: kept } of [await row(id), await newest(id)])
      expect(kept?.map(({ text }) => text)).toEqual(['Put right.'])
  })
})

describe('a disclaimer', () => {
  it('is frozen into the article at publication, and its later wordings reach only later articles', async () => {
    const disclaimer = await createDisclaimer(payload(), 'The first wording.')
    const { id } = await createArticle(payload(), { disclaimer: disclaimer.id })
    await payload().update({
      collection: 'disclaimers',
      id: disclaimer.id,
      data: { text: 'The second wording.' },
    })
    await publish(payload(), id, { topics: [] })
    const later = await createArticle(payload(), { disclaimer: disclaimer.id })
    const { text, revision, sha256 } = (await row(id)).disclaimerOfRecord ?? {}
    expect([text, revision]).toEqual(['The first wording.', 1])
    expect(sha256).toBe('a647b65c2210e76e60baea95afc936f2b8b6b5e3630b2031a929db468fda9861')
    expect([later.disclaimerOfRecord?.text, later.disclaimerOfRecord?.revision]).toEqual([
      'The second wording.',
      2,
    ])
  })

  it('is re-issued by publishers alone, deliberately and on record', async () => {
    const [editor, publisher] = [await signIn('editor'), await signIn('publisher')]
    const disclaimer = await createDisclaimer(payload(), 'The first wording.')
    const { id } = await createArticle(payload(), { disclaimer: disclaimer.id, standfirst: 'A.' })
    await payload().update({
      collection: 'disclaimers',
      id: disclaimer.id,
      data: { text: 'The second wording.' },
    })
    expect((await decide(id, 'reissue', editor.token)).status).toBe(403)
    expect((await decide(id, 'reissue', publisher.token)).status).toBe(200)
    expect((await row(id)).disclaimerOfRecord?.text).toBe('The second wording.')
    const { docs } = await payload().find({
      collection: 'audit',
      where: { subject: { equals: `articles/${id}` } },
    })
    expect(docs.map(({ action, actor }) => [action, actor])).toContainEqual(['reissue', publisher.user.name])
  })

  it('that an article stands under is not deleted', async () => {
    const disclaimer = await createDisclaimer(payload())
    await createArticle(payload(), { disclaimer: disclaimer.id })
    const { token } = await signIn('publisher')
    const { status } = await request('DELETE', `/disclaimers/${disclaimer.id}`, { token })
    expect(status).toBe(409)
    await expect(payload().delete({ collection: 'disclaimers', id: disclaimer.id })).rejects.toThrow('in use')
  })
})
