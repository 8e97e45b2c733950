import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '@/feeds/atom'
import { renderJson } from '@/feeds/json'
import { renderRss } from '@/feeds/rss'
import { createReading, read } from '@/lib/sources'
import { getAbsence } from '@/queries/absence'
import { getArticle } from '@/queries/articles'
import {
  getCorrectionsPolicy,
  listCorrectionsIn,
  listCorrectionYears,
  listNewestCorrections,
} from '@/queries/corrections'
import { getDisclaimer, listDisclaimerSlugs } from '@/queries/disclaimers'
import { listAll, listOf } from '@/queries/edition'
import { listPageAddresses } from '@/queries/sitemaps'
import { body, paragraph } from '@/scripts/seed/lexical'
import { createArticle, createDisclaimer, createPage, publish } from '../factories'
import { openFeed } from '../feeds'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const reword = (id: string, text: string) =>
  payload().update({ collection: 'disclaimers', id, data: { text } })
const withdraw = (id: string) => payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
const toHash = (text: string) => createHash('sha256').update(text).digest('hex')

const correction = (text: string, date: string) => ({ kind: 'correction' as const, date, text })

/** The documents that a page names as its sources while it is made for the press, by their short names. */
async function sourcesOf(make: () => Promise<unknown>): Promise<string[]> {
  const reading = createReading(`batch of a test ${Math.random()}`)
  await read.run(reading, make)
  return [...reading.sources]
}

describe('the wordings of a disclaimer', () => {
  it.each(['', 'x', 'A', '\u0000', '../x', 'x'.repeat(5000)])('are nowhere for the slug %j', async (slug) =>
    expect(await getDisclaimer(slug)).toBe(undefined),
  )

  it('are no reader’s business before an article is published under it, nor after the last was withdrawn', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'Not yet.')
    const isListed = async () => [
      (await getDisclaimer(slug)) !== undefined,
      (await listDisclaimerSlugs()).includes(slug),
      (await listAll()).addresses.includes(`/disclaimers/${slug}`),
      (await listPageAddresses()).some(({ url }) => url.endsWith(`/disclaimers/${slug}`)),
    ]
    const article = await createArticle(payload(), { disclaimer: id, _status: 'draft' })
    expect(await isListed()).toEqual([false, false, false, false])
    await publish(payload(), article.id)
    expect(await isListed()).toEqual([true, true, true, true])
    await withdraw(article.id)
    expect(await isListed()).toEqual([false, false, false, false])
  })

  it('are told newest first, each once, with its days and the hash that articles keep', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'First.')
    await createArticle(payload(), { disclaimer: id, slug: 'first' })
    await payload().update({ collection: 'disclaimers', id, data: { title: 'Another title' } })
    await reword(id, 'Second.')
    await createArticle(payload(), { disclaimer: id, slug: 'second' })
    await reword(id, 'Third.')
    const { wordings = [] } = (await getDisclaimer(slug)) ?? {}
    expect(wordings.map(({ revision, text, sha256 }) => ({ revision, text, sha256 }))).toEqual(
      ['Third.', 'Second.', 'First.'].map((text, index) => ({
        revision: 3 - index,
        text,
        sha256: toHash(text),
      })),
    )
    expect(wordings.map(({ until }) => until)).toEqual([undefined, wordings[0]?.from, wordings[1]?.from])
    const { docs } = await payload().find({ collection: 'articles', sort: 'number' })
    expect(docs.map(({ disclaimerOfRecord }) => disclaimerOfRecord?.sha256)).toEqual([
      toHash('First.'),
      toHash('Second.'),
    ])
  })

  it('are in force anew from the day an old one was brought back', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'First.')
    await createArticle(payload(), { disclaimer: id })
    await reword(id, 'Second.')
    const { docs } = await payload().findVersions({ collection: 'disclaimers', sort: 'updatedAt' })
    await payload().restoreVersion({ collection: 'disclaimers', id: docs[0]?.id ?? '' })
    const { wordings = [] } = (await getDisclaimer(slug)) ?? {}
    expect(wordings.map(({ revision, text }) => [revision, text])).toEqual([
      [3, 'First.'],
      [2, 'Second.'],
      [1, 'First.'],
    ])
    expect(wordings.map(({ from }) => from)).toEqual(
      wordings
        .map(({ from }) => from)
        .sort()
        .reverse(),
    )
  })

  it('are printed when the disclaimer or an article under it changes, and name what they were made from', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'First.')
    const article = await createArticle(payload(), { disclaimer: id })
    for (const document of [`disclaimers/${id}`, `articles/${article.id}`])
      expect((await listOf([document])).addresses).toContain(`/disclaimers/${slug}`)
    expect((await sourcesOf(() => getDisclaimer(slug))).sort()).toEqual(
      [id, article.id].map((each) => each.slice(0, 8)).sort(),
    )
  })

  it('are found from their old address, if readers ever saw it', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'First.')
    const move = (to: string) => payload().update({ collection: 'disclaimers', id, data: { slug: to } })
    await move('unseen')
    await createArticle(payload(), { disclaimer: id })
    await move('seen')
    expect(await getAbsence(`/disclaimers/${slug}`)).toEqual({ reason: 'unknown' })
    expect(await getAbsence('/disclaimers/unseen')).toEqual({ reason: 'moved', to: '/disclaimers/seen' })
  })
})

describe('the disclaimer below an article', () => {
  it('keeps the wording it was published under, on its page and in feeds, whatever becomes of the disclaimer', async () => {
    const { id, slug } = await createDisclaimer(payload(), 'As it was.')
    const article = await createArticle(payload(), { disclaimer: id, slug: 'x' })
    const all = async () => {
      const feed = await openFeed()
      return [await getArticle('x'), renderRss(feed), renderAtom(feed), renderJson(feed)]
    }
    const before = await all()
    await reword(id, 'As it is.')
    expect(await all()).toEqual(before)
    expect(before[0]).toMatchObject({
      disclaimer: { text: 'As it was.', href: `/disclaimers/${slug}#wording-1` },
    })
    for (const text of before.slice(1)) expect(text).toContain('As it was.')
    await publish(payload(), article.id, { standfirst: 'Anew.' })
    expect((await getArticle('x'))?.disclaimer?.text).toBe('As it was.')
  })
})

describe('the corrections', () => {
  it('are none where nothing was put right, and in no year of nonsense', async () => {
    await createArticle(payload())
    expect(await listNewestCorrections('en')).toEqual([])
    expect(await listCorrectionYears('Europe/London', 'en')).toEqual([])
    for (const year of [0, 1, 2026, 9999]) expect(await listCorrectionsIn(year, 'UTC', 'en')).toEqual([])
    const { addresses } = await listAll()
    expect(addresses.filter((address) => address.startsWith('/corrections'))).toEqual(['/corrections'])
  })

  it('of drafts and withdrawn articles are not listed, nor those that a draft adds', async () => {
    const corrections = [correction('Secret.', '2024-05-01T12:00:00.000Z')]
    await createArticle(payload(), { corrections, _status: 'draft' })
    const { id } = await createArticle(payload(), { slug: 'seen', corrections })
    expect(await listNewestCorrections('en')).toMatchObject([{ slug: 'seen', text: 'Secret.' }])
    await withdraw(id)
    expect([await listNewestCorrections('en'), await listCorrectionYears('UTC', 'en')]).toEqual([[], []])
    expect(await listCorrectionsIn(2024, 'UTC', 'en')).toEqual([])
  })

  it('are listed newest first, and by year in the site’s time zone', async () => {
    await createArticle(payload(), {
      slug: 'a',
      corrections: [
        correction('Old.', '2024-05-01T12:00:00.000Z'),
        correction('New Year.', '2025-12-31T20:00:00.000Z'),
      ],
    })
    await createArticle(payload(), {
      slug: 'b',
      corrections: [correction('Between.', '2025-05-01T12:00:00.000Z')],
    })
    const texts = (list: { text: string }[]) => list.map(({ text }) => text)
    expect(texts(await listNewestCorrections('en'))).toEqual(['New Year.', 'Between.', 'Old.'])
    expect(await listCorrectionYears('UTC', 'en')).toEqual([2025, 2024])
    expect(await listCorrectionYears('Asia/Almaty', 'en')).toEqual([2026, 2025, 2024])
    expect(texts(await listCorrectionsIn(2025, 'UTC', 'en'))).toEqual(['New Year.', 'Between.'])
    expect(texts(await listCorrectionsIn(2025, 'Asia/Almaty', 'en'))).toEqual(['Between.'])
    expect(texts(await listCorrectionsIn(2026, 'Asia/Almaty', 'en'))).toEqual(['New Year.'])
  })

  it('are fifty on the first page however many there are, also of one day, and all in their year', async () => {
    const corrections = Array.from({ length: 30 }, (_, n) =>
      correction(`No. ${n}`, '2024-05-01T12:00:00.000Z'),
    )
    await createArticle(payload(), { slug: 'a', corrections })
    await createArticle(payload(), { slug: 'b', corrections })
    const newest = await listNewestCorrections('en')
    expect(newest).toHaveLength(50)
    expect([newest[0], newest[30], newest[49]]).toMatchObject([
      { slug: 'b', text: 'No. 29' },
      { slug: 'a', text: 'No. 29' },
      { slug: 'a', text: 'No. 10' },
    ])
    const year = await listCorrectionsIn(2024, 'UTC', 'en')
    expect(year).toHaveLength(60)
    expect(year.slice(0, 50)).toEqual(newest)
  })

  it('are printed with the article they stand in, and name it as their source', async () => {
    const { id } = await createArticle(payload())
    expect((await listOf([`articles/${id}`])).addresses.join()).not.toContain('/corrections')
    await publish(payload(), id, {
      corrections: [
        correction('Old.', '2024-05-01T12:00:00.000Z'),
        correction('New.', '2025-05-01T12:00:00.000Z'),
      ],
    })
    const pages = ['/corrections', '/corrections/2024', '/corrections/2025']
    expect((await listOf([`articles/${id}`])).addresses).toEqual(expect.arrayContaining(pages))
    expect((await listAll()).addresses).toEqual(expect.arrayContaining(pages))
    expect((await listPageAddresses()).map(({ url }) => new URL(url).pathname)).toEqual(
      expect.arrayContaining(pages),
    )
    expect(await sourcesOf(() => listNewestCorrections('en'))).toEqual([id.slice(0, 8)])
    expect(await sourcesOf(() => listCorrectionsIn(2024, 'UTC', 'en'))).toEqual([id.slice(0, 8)])
  })

  it('link to the policy only while readers have one, and are printed when it comes or goes', async () => {
    expect(await getCorrectionsPolicy()).toBe(undefined)
    const page = await createPage(payload(), { title: 'How we correct', slug: 'corrections-policy' })
    expect((await listOf([`pages/${page.id}`])).addresses).toContain('/corrections')
    expect(await getCorrectionsPolicy()).toEqual({ label: 'How we correct', href: '/corrections-policy' })
    expect(await sourcesOf(() => getCorrectionsPolicy())).toEqual([page.id.slice(0, 8)])
    await payload().update({ collection: 'pages', id: page.id, data: { _status: 'draft' } })
    expect(await getCorrectionsPolicy()).toBe(undefined)
  })

  it('leave no room at their address for a static page', async () => {
    await expect(createPage(payload(), { slug: 'corrections' })).rejects.toThrow()
  })
})

describe('a context note', () => {
  it('is on the page and in every feed once it is published, and nowhere while it is a suggestion', async () => {
    const note = { sentence: 'Nobody was charged.', date: '2026-03-12T12:00:00.000Z' }
    const source = { title: 'A court', url: 'https://example.org/' }
    await createArticle(payload(), {
      slug: 'x',
      body: body([paragraph('Nobody was  charged.'), paragraph('After.')]),
      contextNotes: [
        { ...note, text: 'Two were, later.', suggested: false, sources: [source] },
        { ...note, text: 'canary-one', suggested: true },
        { ...note, text: 'canary-two' },
      ],
    })
    const article = await getArticle('x')
    expect(article?.body.blocks).toMatchObject([
      { type: 'paragraph', children: [{ text: 'Nobody was  charged.' }] },
      { type: 'contextNote', text: 'Two were, later.', sources: [{ title: 'A court' }] },
      { type: 'paragraph' },
    ])
    const feed = await openFeed()
    const items = (JSON.parse(renderJson(feed)) as { items: { content_html: string }[] }).items
    expect(items[0]?.content_html).toContain('<strong>Note, 12 March 2026:</strong> Two were, later.')
    for (const text of [JSON.stringify(article), renderRss(feed), renderAtom(feed), renderJson(feed)]) {
      expect(text).toContain('Two were, later.')
      expect(text).not.toContain('canary')
    }
  })
})
