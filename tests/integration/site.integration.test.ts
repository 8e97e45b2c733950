import { readFile } from 'node:fs/promises'
import { createLocalReq } from 'payload'
import { describe, expect, it } from 'vitest'
import { getAbsence } from '@/queries/absence'
import { listMonthAddresses, listPageAddresses } from '@/queries/sitemaps'
import { getArticle, listArticles } from '@/queries/articles'
import { countMonths, listMonth } from '@/queries/archive'
import { getFeed } from '@/queries/feed'
import { getHome } from '@/queries/home'
import { getListPage } from '@/queries/lists'
import { getAuthor, getTopic, listNames } from '@/queries/names'
import { getPage } from '@/queries/pages'
import { seedFounding } from '@/scripts/seed/founding'
import { body, link, paragraph } from '@/scripts/seed/lexical'
import { createArticle, createAuthor, createTopic, publish } from '../factories'
import { openFeed } from '../feeds'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const seed = async () => seedFounding(await createLocalReq({}, payload()))

describe('the founding article', () => {
  it('keeps its twelve paragraphs byte for byte, its byline, its day and its disclaimer', async () => {
    await seed()
    const parts = (await readFile('scripts/seed/kazakhstan.txt', 'utf8')).split('\n\n')
    const article = await getArticle('kazakhstans-dirty-little-secret')
    const paragraphs = article?.body.blocks.map((block) =>
      block.type === 'paragraph'
        ? block.children.map((node) => (node.type === 'text' ? node.text : '')).join('')
        : block.type,
    )
    expect(paragraphs).toHaveLength(12)
    expect(paragraphs).toEqual(parts.slice(0, 12))
    expect(paragraphs?.join('').split('\u00a0')).toHaveLength(3)
    expect(`BY: ${article?.authors[0]?.name}`).toBe(parts[12])
    expect(`DISCLAIMER: ${article?.disclaimer?.text}`).toBe(parts[13])
    expect([article?.headline, article?.kind, article?.firstPublishedAt.slice(0, 10)]).toEqual([
      'Kazakhstan’s Dirty Little Secret',
      'opinion',
      '2014-01-15',
    ])
  })

  it('is seeded once, however often the seed runs', async () => {
    await seed()
    await seed()
    const counts = await Promise.all(
      (['articles', 'authors', 'topics', 'disclaimers', 'pages'] as const).map((collection) =>
        payload().count({ collection }),
      ),
    )
    expect(counts.map(({ totalDocs }) => totalDocs)).toEqual([1, 1, 3, 1, 7])
  })
})

describe('a draft', () => {
  it('is nowhere public: page, lists, archive, feeds, sitemap, nor its author and topic', async () => {
    const [author, topic] = [
      await createAuthor(payload(), 'Secret Author'),
      await createTopic(payload(), 'Secret topic'),
    ]
    await createArticle(payload(), {
      slug: 'embargoed',
      authors: [author.id],
      topics: [topic.id],
      _status: 'draft',
    })
    expect(await getArticle('embargoed')).toBe(undefined)
    expect(await listArticles({ limit: 10 })).toEqual([])
    expect((await getHome('en')).lead).toBe(undefined)
    expect(await getTopic('secret-topic', 'en')).toBe(undefined)
    expect(await getAuthor('secret-author', 'en')).toBe(undefined)
    expect([await listNames('authors', 'en'), await listNames('topics', 'en')]).toEqual([[], []])
    expect(await countMonths('Europe/London', 'en')).toEqual([])
    expect((await openFeed()).articles).toEqual([])
    for (const name of ['topics/secret-topic', 'authors/secret-author'])
      expect(await getFeed(name)).toBe(undefined)
    expect((await listPageAddresses()).map(({ url }) => url).join()).not.toMatch(/secret/)
    const today = new Date()
    expect(await listMonthAddresses(today.getFullYear(), today.getMonth() + 1)).toEqual([])
    expect(await getAbsence('/articles/embargoed')).toEqual({ reason: 'unknown' })
  })

  it('over a published article leaves readers the published words', async () => {
    const { id } = await createArticle(payload(), { slug: 'out', headline: 'As published' })
    await payload().update({ collection: 'articles', id, data: { headline: 'In the making' }, draft: true })
    expect((await getArticle('out'))?.headline).toBe('As published')
    expect((await openFeed()).articles.map(({ headline }) => headline)).toEqual(['As published'])
  })
})

describe('an address without a page', () => {
  it('says that a withdrawn article is gone, also when its slug changed in a draft before', async () => {
    const { id } = await createArticle(payload(), { slug: 'seen' })
    await payload().update({ collection: 'articles', id, data: { slug: 'unseen' }, draft: true })
    await payload().update({ collection: 'articles', id, data: { slug: 'unseen', _status: 'draft' } })
    expect(await getArticle('seen')).toBe(undefined)
    expect(await getAbsence('/articles/seen')).toEqual({ reason: 'gone' })
    expect(await getAbsence('/articles/unseen')).toEqual({ reason: 'unknown' })
  })

  it('says that a deleted article is gone', async () => {
    const { id } = await createArticle(payload(), { slug: 'seen' })
    await payload().delete({ collection: 'articles', id })
    expect(await getAbsence('/articles/seen')).toEqual({ reason: 'gone' })
  })

  it('leads to where the article, author or page moved', async () => {
    const { id } = await createArticle(payload(), { slug: 'old' })
    await publish(payload(), id, { slug: 'new' })
    const author = await createAuthor(payload(), 'Old Name')
    await createArticle(payload(), { authors: [author.id] })
    await payload().update({ collection: 'authors', id: author.id, data: { slug: 'new-name' } })
    expect(await getAbsence('/articles/old')).toEqual({ reason: 'moved', to: '/articles/new' })
    expect(await getAbsence('/authors/old-name')).toEqual({ reason: 'moved', to: '/authors/new-name' })
  })

  it('gives no name away that was changed before anybody saw it', async () => {
    const author = await createAuthor(payload(), 'Real Name')
    await payload().update({ collection: 'authors', id: author.id, data: { name: 'Pen', slug: 'pen' } })
    await createArticle(payload(), { authors: [author.id] })
    expect(await getAbsence('/authors/real-name')).toEqual({ reason: 'unknown' })
  })

  it('leads to what stood there last, not to an older withdrawal', async () => {
    const first = await createArticle(payload(), { slug: 'shared' })
    await payload().update({
      collection: 'articles',
      id: first.id,
      data: { slug: 'other', _status: 'draft' },
    })
    const second = await createArticle(payload(), { slug: 'shared' })
    await publish(payload(), second.id, { slug: 'moved' })
    expect(await getAbsence('/articles/shared')).toEqual({ reason: 'moved', to: '/articles/moved' })
  })

  it.each([
    '/articles/\u0000',
    '/topics/',
    '/a/b/c',
    `/${'x'.repeat(5000)}`,
    '/%ff',
    '/articles/../x',
    '/\ud800',
  ])('is unknown for nonsense like %j', async (path) =>
    expect(await getAbsence(path)).toEqual({ reason: 'unknown' }),
  )

  it.each(['\u0000', '-1', 'A', 'a b', '', 'a--b', 'ж', 'x'.repeat(5000)])(
    'is never asked of the database for the slug %j',
    async (slug) => {
      expect([
        await getArticle(slug),
        await getTopic(slug, 'en'),
        await getAuthor(slug, 'en'),
        await getPage(slug),
      ]).toEqual(Array(4).fill(undefined))
    },
  )
})

describe('a list', () => {
  it('shows the newest with what has come since, and full pages numbered from the oldest that never change', async () => {
    const topic = await createTopic(payload(), 'Long')
    const shared = { topics: [topic.id], authors: [(await createAuthor(payload())).id] }
    for (let n = 1; n <= 45; n++) await createArticle(payload(), { ...shared, slug: `a${n}` })
    const slugs = async (number?: number) =>
      (await getListPage('topics', topic.id, number, 'en'))?.articles.map(({ slug }) => slug)
    const expected = (from: number, to: number) =>
      Array.from({ length: from - to + 1 }, (_, i) => `a${from - i}`)
    expect(await slugs()).toEqual(expected(45, 21))
    expect(await slugs(1)).toEqual(expected(20, 1))
    expect(await slugs(2)).toEqual(expected(40, 21))
    expect(await slugs(3)).toBe(undefined)
    const before = await getListPage('topics', topic.id, 1, 'en')
    await createArticle(payload(), { ...shared, slug: 'a46' })
    expect(await getListPage('topics', topic.id, 1, 'en')).toEqual(before)
  })
})

describe('the archive', () => {
  it('puts an article into the month it has in the site’s time zone', async () => {
    await createArticle(payload(), { slug: 'new-year', firstPublishedAt: '2013-12-31T20:00:00.000Z' })
    expect(await countMonths('Asia/Almaty', 'en')).toMatchObject([{ year: 2014, month: 1, articles: 1 }])
    expect(await listMonth(2014, 1, 'Asia/Almaty', 'en')).toHaveLength(1)
    expect(await listMonth(2014, 1, 'Europe/London', 'en')).toHaveLength(0)
    expect(await listMonth(2013, 12, 'Europe/London', 'en')).toHaveLength(1)
  })
})

describe('a link to an article that is not published', () => {
  it('keeps its words and loses its address', async () => {
    const target = await createArticle(payload(), { slug: 'not-yet', _status: 'draft' })
    const internal = {
      ...link('read on', ''),
      fields: { linkType: 'internal', doc: { relationTo: 'articles', value: target.id } },
    }
    await createArticle(payload(), { slug: 'linking', body: body([paragraph([internal])]) })
    const article = await getArticle('linking')
    expect(JSON.stringify(article?.body)).not.toContain('not-yet')
    expect(article?.body.blocks[0]).toMatchObject({ children: [{ text: 'read on' }] })
    await publish(payload(), target.id)
    expect((await getArticle('linking'))?.body.blocks[0]).toMatchObject({
      children: [{ href: '/articles/not-yet' }],
    })
  })
})

describe('a link to a topic', () => {
  it('leads to its list in the article’s language, once an article stands there', async () => {
    await payload().updateGlobal({ slug: 'site', data: { languages: ['en', 'kk'] } })
    const topic = await createTopic(payload(), 'Oil')
    const internal = {
      ...link('oil', ''),
      fields: { linkType: 'internal', doc: { relationTo: 'topics', value: topic.id } },
    }
    await createArticle(payload(), { slug: 'in-kazakh', language: 'kk', body: body([paragraph([internal])]) })
    const first = async () => (await getArticle('in-kazakh'))?.body.blocks[0]
    expect(await first()).toMatchObject({ children: [{ text: 'oil' }] })
    await createArticle(payload(), { topics: [topic.id] })
    expect(await first()).toMatchObject({ children: [{ text: 'oil' }] })
    await createArticle(payload(), { topics: [topic.id], language: 'kk' })
    expect(await first()).toMatchObject({ children: [{ href: `/kk/topics/${topic.slug}` }] })
  })
})
