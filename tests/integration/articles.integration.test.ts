import { describe, expect, it } from 'vitest'
import { IMPORTED } from '@/collections/articles/imported'
import { createArticle, createAuthor, createUser, publish } from '../factories'
import { block, body, link, paragraph } from '@/scripts/seed/lexical'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

describe('an article', () => {
  it('gets its slug from the headline, with a number when that is taken', async () => {
    const first = await createArticle(payload(), { headline: 'Kazakhstan’s Dirty Little Secret' })
    const second = await createArticle(payload(), { headline: 'Kazakhstan’s Dirty Little Secret' })
    expect([first.slug, second.slug]).toEqual([
      'kazakhstans-dirty-little-secret',
      'kazakhstans-dirty-little-secret-2',
    ])
  })

  it('keeps its day of publication, number and permanent id through withdrawal and return', async () => {
    const { id, publishedAt, number, permanentId } = await createArticle(payload())
    await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
    const back = await publish(payload(), id)
    expect(permanentId).toMatch(/^urn:uuid:/)
    expect([back.publishedAt, back.number, back.permanentId]).toEqual([publishedAt, number, permanentId])
  })

  it('gets one number and identity when two editors publish it at the same moment', async () => {
    const { id } = await createArticle(payload(), { _status: 'draft' })
    const [first, second] = await Promise.all([publish(payload(), id), publish(payload(), id)])
    expect([first.number, first.permanentId]).toEqual([second.number, second.permanentId])
  })

  it('takes a number of its own when several are published in one go', async () => {
    for (let n = 0; n < 3; n++) await createArticle(payload(), { _status: 'draft' })
    const { docs, errors } = await payload().update({
      collection: 'articles',
      where: {},
      data: { _status: 'published' },
      context: IMPORTED,
    })
    expect(errors).toEqual([])
    expect(docs.map(({ number }) => number).sort()).toEqual([1, 2, 3])
  })

  it('never gets the number of one that was deleted', async () => {
    const first = await createArticle(payload())
    await payload().delete({ collection: 'articles', id: first.id })
    expect((await createArticle(payload())).number).toBe(2)
  })

  it('is not withdrawn by an update over a waiting draft that does not say so', async () => {
    const { id } = await createArticle(payload())
    await payload().update({ collection: 'articles', id, data: { headline: 'In the making' }, draft: true })
    await expect(
      payload().update({ collection: 'articles', id, data: { standfirst: 'New.' } }),
    ).rejects.toThrow('A draft waits')
    await payload().update({ collection: 'articles', id, data: { standfirst: 'New.' }, draft: true })
    const { docs } = await payload().find({
      collection: 'articles',
      where: { _status: { equals: 'published' } },
    })
    expect(docs.map((doc) => doc.id)).toEqual([id])
  })

  it('keeps the day it was first published here when the field is cleared later', async () => {
    const { id, publishedAt } = await createArticle(payload())
    await new Promise((resolve) => setTimeout(resolve, 5))
    const after = await publish(payload(), id, { firstPublishedAt: null })
    expect(after.firstPublishedAt).toBe(publishedAt)
  })

  it('keeps its record of publication when a version from before it is restored', async () => {
    const { id } = await createArticle(payload(), { _status: 'draft' })
    const published = await publish(payload(), id)
    const { docs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: 'createdAt',
    })
    const oldest = docs[0]
    expect(oldest?.version.publishedAt ?? null).toBe(null)
    await payload().restoreVersion({ collection: 'articles', id: oldest?.id ?? '' })
    const after = await publish(payload(), id)
    expect([after.number, after.permanentId]).toEqual([published.number, published.permanentId])
  })

  it('takes no record of publication from whoever sends one', async () => {
    const user = await createUser(payload(), 'administrator')
    const { id, permanentId } = await createArticle(payload())
    const forged = { permanentId: 'urn:uuid:forged', number: 77, publicSlug: 'forged' }
    const after = await payload().update({
      collection: 'articles',
      id,
      data: forged,
      user,
      overrideAccess: false,
    })
    expect([after.permanentId, after.number]).toEqual([permanentId, 1])
  })

  it('is numbered in order, also when ten are published at once', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 10 }, () => createArticle(payload(), { _status: 'draft' })),
    )
    const published = await Promise.all(drafts.map(({ id }) => publish(payload(), id)))
    expect(published.map(({ number }) => number).sort((a, b) => Number(a) - Number(b))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
  })

  it('is duplicated as a draft with a slug and identity of its own', async () => {
    const original = await createArticle(payload(), {
      firstPublishedAt: '2014-01-15T12:00:00.000Z',
      firstPublisher: { name: 'Elsewhere', url: 'https://example.org/' },
      corrections: [{ kind: 'update', date: '2014-01-16T12:00:00.000Z', text: 'Put right.' }],
    })
    const copy = await payload().duplicate({ collection: 'articles', id: original.id })
    expect(copy._status).toBe('draft')
    expect([copy.firstPublishedAt ?? null, copy.firstPublisher?.name ?? null, copy.corrections]).toEqual([
      null,
      null,
      [],
    ])
    expect(copy.slug).not.toBe(original.slug)
    expect([copy.permanentId ?? null, copy.number ?? null, copy.publishedAt ?? null]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('is revised when its words change, and not when its address does', async () => {
    const { id } = await createArticle(payload())
    const moved = await publish(payload(), id, { slug: 'another-address' })
    expect(moved.revisedAt ?? null).toBe(null)
    const reworded = await publish(payload(), id, { headline: 'New words' })
    expect(reworded.revisedAt).toBeTruthy()
  })

  it('is revised when a note is published at one of its sentences, and not when one is suggested', async () => {
    const note = { sentence: 'Words.', text: 'Since then it changed.', date: '2026-11-25T12:00:00.000Z' }
    const { id } = await createArticle(payload())
    const suggested = await publish(payload(), id, { contextNotes: [{ ...note, suggested: true }] })
    const noted = await publish(payload(), id, { contextNotes: [{ ...note, suggested: false }] })
    expect([suggested.revisedAt ?? null, Boolean(noted.revisedAt)]).toEqual([null, true])
  })

  it('leaves a redirect when its published slug changes, even one changed first in a draft', async () => {
    const { id } = await createArticle(payload(), { slug: 'old' })
    await payload().update({ collection: 'articles', id, data: { slug: 'between' }, draft: true })
    await publish(payload(), id, { slug: 'new' })
    const { docs } = await payload().find({ collection: 'redirects' })
    expect(docs.map(({ from, kind, to }) => ({ from, kind, to }))).toEqual([
      { from: '/articles/old', kind: 'moved', to: '/articles/new' },
    ])
  })

  it('does not send readers in a circle when it returns to a former slug', async () => {
    const { id } = await createArticle(payload(), { slug: 'one' })
    await publish(payload(), id, { slug: 'two' })
    await publish(payload(), id, { slug: 'one' })
    const { docs } = await payload().find({ collection: 'redirects' })
    expect(docs.map(({ from, to }) => [from, to])).toEqual([['/articles/two', '/articles/one']])
  })

  it('ends a redirect from the address it comes to stand at', async () => {
    await payload().create({
      collection: 'redirects',
      data: { from: '/articles/here', kind: 'moved', to: '/about' },
    })
    await createArticle(payload(), { slug: 'here' })
    expect((await payload().count({ collection: 'redirects' })).totalDocs).toBe(0)
  })

  it('may lack a slug as a draft, as another may', async () => {
    const drafts = [
      await createArticle(payload(), { headline: '', _status: 'draft' }),
      await createArticle(payload(), { headline: ' ', _status: 'draft' }),
    ]
    expect(drafts.map(({ slug }) => slug)).toEqual([null, null])
  })

  it('gets an address also from a headline without a Latin letter', async () => {
    expect((await createArticle(payload(), { headline: '你好' })).slug).toMatch(/^articles-\d{4}-\d\d-\d\d$/)
  })

  it('keeps its author from being deleted, also while only a draft names him', async () => {
    const author = await createAuthor(payload())
    const { id } = await createArticle(payload(), { headline: 'Drafted' })
    await payload().update({ collection: 'articles', id, data: { authors: [author.id] }, draft: true })
    await expect(payload().delete({ collection: 'authors', id: author.id })).rejects.toThrow(
      'in use by the article “Drafted”',
    )
  })

  it.each([
    ['links that run a script', 'javascript:alert(1)'],
    ['links that carry their page with them', 'data:text/html,<script>alert(1)</script>'],
    ['links to a host left open', '//example.org'],
  ])('refuses %s', async (_, url) => {
    await expect(createArticle(payload(), { sources: [{ title: 'A source', url }] })).rejects.toThrow(
      /invalid/,
    )
  })

  it.each(['nonsense', 5, { id: 'nonsense' }])(
    'refuses a link in its text to the document %j',
    async (value) => {
      const internal = {
        ...link('words', ''),
        fields: { linkType: 'internal', doc: { relationTo: 'articles', value } },
      }
      const figure = block('figure', '1', { image: value })
      await expect(createArticle(payload(), { body: body([paragraph([internal])]) })).rejects.toThrow(
        'cannot exist',
      )
      await expect(createArticle(payload(), { body: body([figure]) })).rejects.toThrow('cannot exist')
    },
  )
})
