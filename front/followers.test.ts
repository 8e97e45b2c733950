import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Told, toDay } from '@/lib/followers'
import { ask } from '@/tests/http/ask'
import { KEY, openFront, until } from '@/tests/http/front'
import type { FakeNewsroom } from '@/tests/http/fake-newsroom'
import { SITE_URL } from '@/tests/http/tried'
import { createFollowers } from './followers'
import { startFront } from './server'

const FEEDLY = (count: number) =>
  `Feedly/1.0 (+http://www.feedly.com/fetcher.html; ${count} subscribers; like FeedFetcher-Google)`
const from = (count: number) => ({ 'user-agent': FEEDLY(count), 'x-forwarded-for': '203.0.113.7' })
const TODAY = () => toDay(new Date())

const askedOf = (newsroom: FakeNewsroom) => newsroom.asked.filter(({ url }) => url === '/press/followers')
const toldTo = (newsroom: FakeNewsroom) => askedOf(newsroom).map(({ text }) => JSON.parse(text) as Told)
const openTelling = () => openFront({}, { tellEvery: 50 })

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('how many follow', () => {
  it('is told to the newsroom when a feed service fetches a feed, without its address or what else it calls itself', async () => {
    const { get, newsroom } = await openTelling()
    expect((await get('/feed.rss', from(16))).status).toBe(200)
    await until(() => Promise.resolve(askedOf(newsroom).length > 0))
    const [asked] = askedOf(newsroom)
    expect(asked?.method).toBe('POST')
    expect(asked?.headers['loudhailer-press']).toBe(KEY)
    expect(JSON.stringify(asked)).not.toMatch(/203\.0\.113\.7|fetcher\.html|like FeedFetcher/)
    expect(JSON.parse(asked?.text ?? '')).toEqual({
      day: TODAY(),
      counts: [{ service: 'feedly', feed: '/feed.rss', count: 16 }],
    })
  })

  it('is told also when the feed has not changed, or is only asked about', async () => {
    const { get, ask, newsroom } = await openTelling()
    const { headers } = await get('/feed.rss')
    const again = { ...from(16), 'if-none-match': headers.etag ?? '' }
    expect((await get('/feed.rss', again)).status).toBe(304)
    expect((await ask('/feed.atom', { method: 'HEAD', headers: from(5) })).status).toBe(200)
    await until(() => Promise.resolve(toldTo(newsroom).flatMap(({ counts }) => counts).length > 1))
    const counts = toldTo(newsroom).flatMap(({ counts }) => counts)
    expect(counts.map(({ feed, count }) => [feed, count])).toEqual([
      ['/feed.rss', 16],
      ['/feed.atom', 5],
    ])
  })

  it('is told once, and again only when it has grown', async () => {
    const { get, newsroom } = await openTelling()
    for (const count of [16, 12, 16]) await get('/feed.rss', from(count))
    await until(() => Promise.resolve(askedOf(newsroom).length > 0))
    await get('/feed.rss', from(14))
    await get('/feed.rss', from(18))
    await until(() => Promise.resolve(askedOf(newsroom).length > 1))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(toldTo(newsroom).map(({ counts }) => counts[0]?.count)).toEqual([16, 18])
  })

  it('is not told of pages, of what is not there, of browsers and of unknown services', async () => {
    const { get, newsroom } = await openTelling()
    for (const path of [
      '/',
      '/articles/x',
      '/feeds.opml',
      '/feeds/topics/none.rss',
      '/sitemap.xml',
      '/feeds/old.rss',
    ])
      await get(path, from(16))
    await get('/feed.rss', { 'user-agent': 'Mozilla/5.0 Firefox/145.0' })
    await get('/feed.rss', { 'user-agent': 'Mine/1.0 (12 subscribers)' })
    await get('/feed.rss')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(newsroom.asked).toEqual([])
  })

  it('keeps no reader waiting while the newsroom does not answer', async () => {
    const { get, newsroom } = await openTelling()
    newsroom.isSilent = true
    for (let time = 1; time <= 100; time++) expect((await get('/feed.rss', from(time))).status).toBe(200)
  })

  it('is not lost while the newsroom is away', async () => {
    const { get, newsroom } = await openTelling()
    await newsroom.close()
    for (let time = 1; time <= 100; time++) expect((await get('/feed.rss', from(time))).status).toBe(200)
    await newsroom.listen()
    await until(() => Promise.resolve(askedOf(newsroom).length > 0))
    expect(toldTo(newsroom)).toMatchObject([{ counts: [{ count: 100 }] }])
  })

  it('is told once more at the end, which waits no longer than a second for it', async () => {
    const { edition, newsroom } = await openFront()
    const front = await startFront({
      editionDir: edition.folder,
      newsroomUrl: `http://127.0.0.1:${newsroom.port}`,
      pressKey: KEY,
      siteUrl: SITE_URL,
      proxies: 0,
      port: 0,
      host: '127.0.0.1',
    })
    await ask(front.port, '/feed.rss', { headers: from(16) })
    newsroom.isSilent = true
    const patience = vi.spyOn(AbortSignal, 'timeout')
    await front.close()
    expect(patience.mock.calls).toEqual([[1_000]])
    expect(toldTo(newsroom)).toMatchObject([{ counts: [{ service: 'feedly', count: 16 }] }])
  })

  it('is for the operator when the newsroom refuses it, who reads what to look at', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { get, newsroom } = await openTelling()
    newsroom.followersStatus = 404
    await get('/feed.rss', from(16))
    await until(() => Promise.resolve(askedOf(newsroom).length > 1))
    const said = complain.mock.calls.map(String)
    complain.mockClear()
    expect(said).toEqual([
      expect.stringMatching(/^✗ The newsroom does not take how many follow.*PRESS_KEY.*404$/),
    ])
    newsroom.followersStatus = 204
  })
})

describe('what a front remembers', () => {
  const feed = (path: string) => ({ feed: path })
  const request = (count: number) => ({ headers: { 'user-agent': FEEDLY(count) } })

  async function openMemory() {
    const { newsroom } = await openFront()
    const followers = createFollowers({ newsroomUrl: `http://127.0.0.1:${newsroom.port}`, pressKey: KEY })
    return { newsroom, followers }
  }

  it('is bounded, however many feeds somebody asks for', async () => {
    const { newsroom, followers } = await openMemory()
    for (let index = 0; index < 30_000; index++)
      followers.hear(request(3), feed(`/feeds/topics/t${index}.rss`))
    await followers.tell()
    const told = toldTo(newsroom)
    expect(told.flatMap(({ counts }) => counts)).toHaveLength(10_000)
    expect(Math.max(...askedOf(newsroom).map(({ bytes }) => bytes))).toBeLessThan(256 * 1024)
  })

  it('of yesterday is told after midnight, and then forgotten', async () => {
    const { newsroom, followers } = await openMemory()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T23:59:00Z') })
    followers.hear(request(3), feed('/feed.rss'))
    vi.setSystemTime(new Date('2026-11-29T00:01:00Z'))
    followers.hear(request(2), feed('/feed.rss'))
    await followers.tell()
    await followers.tell()
    expect(toldTo(newsroom).map(({ day, counts }) => [day, counts[0]?.count])).toEqual([
      ['2026-11-28', 3],
      ['2026-11-29', 2],
    ])
  })

  it('is given up when the newsroom stays away for longer than a day', async () => {
    const { newsroom, followers } = await openMemory()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T12:00:00Z') })
    followers.hear(request(3), feed('/feed.rss'))
    vi.setSystemTime(new Date('2026-11-30T00:01:00Z'))
    await followers.tell()
    expect(askedOf(newsroom)).toEqual([])
  })
})
