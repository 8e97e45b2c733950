import { createLocalReq } from 'payload'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { UsesField } from '@/collections/media/uses/uses-field'
import { listUses } from '@/collections/uses'
import { block, body } from '@/scripts/seed/lexical'
import { signIn } from '../colleagues'
import {
  createArticle,
  createAuthor,
  createDisclaimer,
  createPage,
  createTopic,
  createUser,
} from '../factories'
import { useNewsroom } from '../newsroom'
import { emptyStore, upload } from '../pictures'
import { request } from '../rest'

const { payload } = useNewsroom()

beforeEach(emptyStore)

const find = async (id: string, most = 20) => listUses(id, most, await createLocalReq({}, payload()))

const figureOf = (image: string) => body([block('figure', 'f1', { image })])

describe('where a picture is used', () => {
  it.each(['nonsense', '', '00000000-0000-4000-8000-000000000000'])('is nowhere for %j', async (id) =>
    expect(await find(id)).toEqual({ total: 0, newest: [] }),
  )

  it('names articles with their state, pages, authors and topics, those changed last first', async () => {
    const { id } = await upload(payload())
    const author = await createAuthor(payload(), 'Momtaza Warsame')
    await payload().update({ collection: 'authors', id: author.id, data: { portrait: id } })
    const topic = await createTopic(payload(), 'Oil')
    await payload().update({ collection: 'topics', id: topic.id, data: { picture: id } })
    await createPage(payload(), { title: 'About', body: figureOf(id), _status: 'draft' })
    await createArticle(payload(), { headline: 'In print', leadImage: id })
    await createArticle(payload(), { headline: 'In the making', body: figureOf(id), _status: 'draft' })
    await createArticle(payload(), { headline: 'Without it' })
    const { total, newest } = await find(id)
    expect(total).toBe(5)
    expect(newest.map(({ what, title, state }) => [what, title, state])).toEqual([
      ['article', 'In the making', 'Draft'],
      ['article', 'In print', 'Published'],
      ['page', 'About', undefined],
      ['topic', 'Oil', undefined],
      ['author', 'Momtaza Warsame', undefined],
    ])
  })

  it('counts an article once that shows it for readers and in its newest draft, under the newest headline', async () => {
    const { id } = await upload(payload())
    const article = await createArticle(payload(), { leadImage: id, body: figureOf(id) })
    await payload().update({
      collection: 'articles',
      id: article.id,
      data: { headline: 'Newest' },
      draft: true,
    })
    expect(await find(id)).toMatchObject({
      total: 1,
      newest: [{ title: 'Newest', state: 'Published, with unpublished changes' }],
    })
  })

  it('is written beside its form with links, at most twenty and how many more', async () => {
    const { id } = await upload(payload())
    const req = await createLocalReq({ user: await createUser(payload(), 'editor') }, payload())
    const show = async (picture: string | undefined) =>
      renderToStaticMarkup(await UsesField({ id: picture, req } as never))
    expect(await show(undefined)).toBe('')
    const contributor = await createLocalReq({ user: await createUser(payload(), 'contributor') }, payload())
    expect(await UsesField({ id, req: contributor } as never)).toBe(null)
    expect(await show(id)).toContain('Used nowhere: it may be deleted.')
    for (let n = 1; n <= 22; n++)
      await createArticle(payload(), { headline: `<b>${n}</b>`, leadImage: id, slug: `a${n}` })
    const html = await show(id)
    expect(html.match(/<li>/g)).toHaveLength(20)
    expect(html).toContain('and 2 more')
    expect(html).toMatch(
      /<a href="\/admin\/collections\/articles\/[0-9a-f-]{36}">&lt;b&gt;22&lt;\/b&gt;<\/a>/,
    )
    expect(html).toContain('Article · Published')
    expect(html).not.toContain('<b>')
  })
})

describe('a picture in use cannot be deleted', () => {
  const refuse = async (id: string) => {
    const { status, text } = await request('DELETE', `/media/${id}`, {
      token: (await signIn(payload(), 'publisher')).token,
    })
    expect(status).toBe(409)
    return text
  }

  it('and the refusal names the first three uses and how many more there are', async () => {
    const { id } = await upload(payload())
    for (const headline of ['One', 'Two', 'Three', 'Four', 'Five'])
      await createArticle(payload(), { headline, leadImage: id })
    expect(await refuse(id)).toContain(
      'This picture is in use by the article “Five”, the article “Four”, the article “Three” and 2 more: take it out there first.',
    )
  })

  it('by what was withdrawn, waits as a draft, or waits over what readers have', async () => {
    const [first, second, third] = [await upload(payload()), await upload(payload()), await upload(payload())]
    const withdrawn = await createArticle(payload(), { headline: 'Withdrawn', leadImage: first.id })
    await payload().update({ collection: 'articles', id: withdrawn.id, data: { _status: 'draft' } })
    await createArticle(payload(), { headline: 'Draft', body: figureOf(second.id), _status: 'draft' })
    const changed = await createArticle(payload(), { headline: 'Changed' })
    const data = { leadImage: third.id }
    await payload().update({ collection: 'articles', id: changed.id, data, draft: true })
    expect(await refuse(first.id)).toContain('the article “Withdrawn”: take')
    expect(await refuse(second.id)).toContain('the article “Draft”: take')
    expect(await refuse(third.id)).toContain('the article “Changed”: take')
  })

  it('nor while it waits, approved, for its time', async () => {
    const { id } = await upload(payload())
    await payload().update({ collection: 'media', id, data: { credit: 'Ours' } })
    const { user } = await signIn(payload(), 'publisher')
    const article = await createArticle(payload(), { headline: 'Frozen', leadImage: id, _status: 'draft' })
    await payload().update({
      collection: 'articles',
      id: article.id,
      data: { standfirst: 'Words.', publishOn: new Date(Date.now() + 86_400_000).toISOString() },
      draft: true,
      user,
      context: { decision: 'approve', read: article.publicHash ?? null },
    })
    expect((await find(id)).newest).toMatchObject([{ title: 'Frozen', state: 'Scheduled' }])
    expect(await refuse(id)).toContain('“Frozen”')
  })

  it('among several at once, while those that are not in use go', async () => {
    const [used, unused] = [await upload(payload()), await upload(payload())]
    await createArticle(payload(), { headline: 'Uses it', leadImage: used.id })
    const query = `where[id][in][0]=${used.id}&where[id][in][1]=${unused.id}`
    const { status, json } = await request('DELETE', '/media', {
      token: (await signIn(payload(), 'publisher')).token,
      query,
    })
    expect(status).toBe(400)
    expect(json).toMatchObject({ docs: [{ id: unused.id }], errors: [{ id: used.id }] })
    expect(JSON.stringify(json.errors)).toContain('“Uses it”')
    const { docs } = await payload().find({ collection: 'media' })
    expect(docs.map(({ id }) => id)).toEqual([used.id])
  })

  it('by an article that takes it up in the same moment', async () => {
    const { id } = await upload(payload())
    const [author, disclaimer] = [await createAuthor(payload()), await createDisclaimer(payload())]
    const shared = { authors: [author.id], disclaimer: disclaimer.id, leadImage: id }
    const outcomes = await Promise.allSettled([
      payload().delete({ collection: 'media', id }),
      createArticle(payload(), { slug: 'x', ...shared }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('nor can the disclaimer that the site’s settings name', async () => {
    const { id } = await createDisclaimer(payload())
    await payload().updateGlobal({ slug: 'site', data: { defaultDisclaimer: id } })
    await expect(payload().delete({ collection: 'disclaimers', id })).rejects.toThrow(
      'This disclaimer is in use by the settings of the site: take it out there first.',
    )
  })
})
