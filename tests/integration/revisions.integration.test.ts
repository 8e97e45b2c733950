import { describe, expect, it } from 'vitest'
import { getAbsence } from '@/queries/absence'
import { listAll, listOf } from '@/queries/edition'
import { getRevision, getRevisions } from '@/queries/revisions'
import { articlePath, offlinePath, revisionsPath } from '@/lib/urls'
import { signIn } from '../colleagues'
import { change, decide, newest, row } from '../drafts'
import { createArticle, createAuthor, createTopic } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const SLUG = 'the-strike'

/** An article that readers have, and a publisher. */
async function begin() {
  const { token } = await signIn(payload(), 'publisher')
  const { id } = await createArticle(payload(), { slug: SLUG, headline: 'One', standfirst: 'A.' })
  return { id, token }
}

type Change = { kind?: string; text?: string; keepsEarlier?: boolean }

/** Publishes the headline, with a word to readers. */
async function publishAs(id: string, token: string, headline: string, said: Change = {}) {
  const told = { kind: 'update', text: `It was changed to ${headline}.`, ...said }
  const answer = await request('PATCH', `/articles/${id}`, {
    token,
    body: { headline, change: told, _status: 'published' },
  })
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
}

const kept = { keepsEarlier: true }

/** The numbers of an article's revisions, newest first, those that may be read as they are and the others in brackets. */
const listNumbers = async (slug = SLUG) =>
  (await getRevisions(slug))?.revisions
    .map(({ number, isShown }) => (isShown ? `${number}` : `(${number})`))
    .join(' ')

const headlineOf = async (number: number) => (await getRevision(SLUG, number))?.article.headline

describe('a revision', () => {
  it('is what readers have had in other words, with its day and what they were told', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    await publishAs(id, token, 'Three', { ...kept, kind: 'correction', text: 'It was wrong.' })
    const revisions = (await getRevisions(SLUG))?.revisions ?? []
    expect(revisions.map(({ number, told }) => [number, told.map(({ kind, text }) => [kind, text])])).toEqual(
      [
        [3, [['correction', 'It was wrong.']]],
        [2, [['update', 'It was changed to Two.']]],
        [1, []],
      ],
    )
    expect(
      revisions
        .map(({ from }) => from)
        .sort()
        .reverse(),
    ).toEqual(revisions.map(({ from }) => from))
    expect([await headlineOf(1), await headlineOf(2), await headlineOf(3)]).toEqual(['One', 'Two', 'Three'])
  })

  it('is not spoken of while an article has but one', async () => {
    await begin()
    expect([await getRevisions(SLUG), await getRevision(SLUG, 1)]).toEqual([undefined, undefined])
  })

  it('is never a draft, nor what waits for its time', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    await change(id, { headline: 'A secret draft', ...{ change: { kind: 'update', text: 'Later.' } } }, token)
    await change(id, { headline: 'Waits', publishOn: new Date(Date.now() + 3_600_000).toISOString() }, token)
    expect((await decide(id, 'approve', token)).status).toBe(200)
    expect([(await newest(payload(), id)).state, await listNumbers()]).toEqual(['scheduled', '2 1'])
    expect(
      JSON.stringify([await getRevisions(SLUG), await getRevision(SLUG, 2), await getRevision(SLUG, 3)]),
    ).not.toMatch(/secret|Waits|Later/)
  })

  it('is no publication in the same words, of another topic, or of an address', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    const topic = await createTopic(payload())
    for (const data of [{}, { topics: [topic.id] }, { slug: 'moved' }, { searchTitle: 'Found' }])
      expect(
        (await request('PATCH', `/articles/${id}`, { token, body: { ...data, _status: 'published' } }))
          .status,
      ).toBe(200)
    expect(await listNumbers('moved')).toBe('2 1')
  })

  it('comes with another byline, and takes the former name down with it', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    const { id: author } = await createAuthor(payload(), 'A pen name')
    await request('PATCH', `/articles/${id}`, { token, body: { authors: [author], _status: 'published' } })
    expect(await listNumbers()).toBe('3 (2) (1)')
  })

  it('comes with an old version that was restored, once that is published', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: 'createdAt' }) // prettier-ignore
    expect((await request('POST', `/articles/versions/${docs[0]?.id}`, { token })).status).toBe(200)
    expect(await listNumbers()).toBe('2 1')
    await publishAs(id, token, 'One', kept)
    expect([await listNumbers(), await headlineOf(3)]).toEqual(['3 2 1', 'One'])
  })

  it('is read as readers read: strangers get no version over REST', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    const answer = await request('GET', '/articles/versions')
    expect([answer.status, answer.text.includes('One')]).toEqual([401, false])
  })
})

describe('earlier wordings', () => {
  it('that name a translator are taken down when the name is taken out', async () => {
    const { id, token } = await begin()
    const { id: original } = await createArticle(payload())
    const translation = {
      translationOf: original,
      change: { kind: 'update' as const, text: 'It is a translation.' },
    }
    await change(id, { ...translation, translatedBy: 'A. B.', _status: 'published' }, token)
    const shown = await listNumbers()
    await change(
      id,
      { translatedBy: null, change: { kind: 'update', text: 'It is safer.' }, _status: 'published' },
      token,
    )
    expect([shown, await listNumbers()]).toEqual(['2 (1)', '3 (2) (1)'])
    expect(await getRevision(SLUG, 2)).toBe(undefined)
  })

  it('are all taken down by a change, unless whoever publishes it keeps them', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    await publishAs(id, token, 'Three')
    expect([await listNumbers(), await headlineOf(1), await headlineOf(2), await headlineOf(3)]).toEqual([
      '3 (2) (1)',
      undefined,
      undefined,
      'Three',
    ])
    expect(await getAbsence(revisionsPath(SLUG, 1))).toEqual({ reason: 'gone' })
    // What was taken down does not come back with a later change that keeps its own.
    await publishAs(id, token, 'Four', kept)
    expect(await listNumbers()).toBe('4 3 (2) (1)')
  })

  it('are not kept on a tick of an old version, nor twice on one', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    expect((await row(payload(), id)).change?.keepsEarlier ?? null).toBe(null)
    await change(id, { headline: 'Draft', change: { kind: 'update', text: 'x', keepsEarlier: true } }, token)
    const draft = await payload().findVersions({ collection: 'articles', where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] } }) // prettier-ignore
    await change(id, { headline: 'Other', change: { kind: 'update', text: 'x', keepsEarlier: false } }, token)
    await request('POST', `/articles/versions/${draft.docs[0]?.id}`, { token })
    expect((await newest(payload(), id)).change?.keepsEarlier ?? null).toBe(null)
  })

  it('are taken down by a publisher at any time, on record, and for good', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    const { token: editor } = await signIn(payload(), 'editor')
    const hide = (by: string) => request('POST', `/articles/${id}/hide-earlier`, { token: by })
    expect([(await hide(editor)).status, await listNumbers()]).toEqual([403, '2 1'])
    await payload().delete({ collection: 'payload-jobs', where: {} })
    const answer = await hide(token)
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('taken down')])
    expect(await listNumbers()).toBe('2 (1)')
    const { docs: jobs } = await payload().find({ collection: 'payload-jobs', where: {} })
    expect(jobs.map(({ input }) => input)).toEqual([{ document: `articles/${id}` }])
    const { docs: entries } = await payload().find({
      collection: 'audit',
      where: { subject: { equals: `articles/${id}` }, action: { equals: 'hide' } },
    })
    expect(entries).toHaveLength(1)
    expect((await hide(token)).text).toContain('no earlier wording')
    await publishAs(id, token, 'Three', kept)
    expect(await listNumbers()).toBe('3 2 (1)')
  })

  it('go with an article that is withdrawn, and do not come back with it', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    expect((await request('POST', `/articles/${id}/withdraw`, { token })).status).toBe(200)
    expect([await getRevisions(SLUG), await getRevision(SLUG, 1)]).toEqual([undefined, undefined])
    for (const path of [
      offlinePath(SLUG),
      revisionsPath(SLUG),
      revisionsPath(SLUG, 1),
      revisionsPath(SLUG, 2),
    ])
      expect([path, await getAbsence(path)]).toEqual([path, { reason: 'gone' }])
    await request('PATCH', `/articles/${id}`, { token, body: { _status: 'published' } })
    expect(await listNumbers()).toBe('2 (1)')
  })

  it('of a deleted article are not known any more', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    await payload().delete({ collection: 'articles', id })
    expect([await getRevision(SLUG, 1), await getAbsence(revisionsPath(SLUG, 1))]).toEqual([
      undefined,
      { reason: 'unknown' },
    ])
  })
})

describe('what stands beside an article', () => {
  it('is the file to keep, and its revisions once there are two', async () => {
    const { id, token } = await begin()
    const besides = async () =>
      (await listAll()).addresses.filter((path) => path.startsWith(`${articlePath(SLUG)}/`)).sort()
    expect(await besides()).toEqual([offlinePath(SLUG)])
    await publishAs(id, token, 'Two')
    const all = [offlinePath(SLUG), revisionsPath(SLUG), revisionsPath(SLUG, 1), revisionsPath(SLUG, 2)]
    expect(await besides()).toEqual(all)
    expect((await listOf([`articles/${id}`])).addresses).toEqual(expect.arrayContaining(all))
  })

  it('is led on to where the article moved, and nowhere where there is nothing', async () => {
    const { id, token } = await begin()
    await publishAs(id, token, 'Two', kept)
    await request('PATCH', `/articles/${id}`, { token, body: { slug: 'moved', _status: 'published' } })
    for (const path of ['/offline', '/revisions', '/revisions/1'])
      expect(await getAbsence(articlePath(SLUG) + path)).toEqual({
        reason: 'moved',
        to: articlePath('moved') + path,
      })
    for (const path of ['/revisions/3', '/revisions/0', '/revisions/x', '/other', '/revisions/1/x'])
      expect([path, await getAbsence(articlePath(SLUG) + path)]).toEqual([path, { reason: 'unknown' }])
    expect((await listAll()).addresses).toContain(revisionsPath(SLUG, 2))
  })
})
