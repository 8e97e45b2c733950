import { describe, expect, it } from 'vitest'
import { listOf, numberOf, planArchives, planChanges, planNeighbours, rankOf } from './plan'

const ID = '0b8f5c1e-1111-4222-8333-944444444444'
const page = (...sources: string[]) => ({ sources })

describe('a change', () => {
  it('calls for every address at which the edition shows the document', () => {
    const shown = new Map([['0b8f5c1e', ['/articles/old', '/topics/x', '/']]])
    const planned = planChanges([`articles/${ID}`, `articles/${ID}`], (source) => shown.get(source) ?? [])
    expect([...planned]).toEqual(['/articles/old', '/topics/x', '/'])
  })

  it('of a document that nothing shows calls for nothing', () => {
    expect([...planChanges([`media/${ID}`], () => [])]).toEqual([])
  })
})

describe('a full page of a list', () => {
  it('draws nothing after it while the same stands on it', () => {
    expect(planNeighbours('/topics/x/page/3', page('a', 'b'), page('a', 'b'))).toEqual([])
  })

  it('draws the list and the next page after it when other articles stand on it', () => {
    expect(planNeighbours('/topics/x/page/3', page('a', 'b'), page('b', 'c'))).toEqual([
      '/topics/x',
      '/topics/x/page/4',
    ])
  })

  it('that came or went also draws those that link to it', () => {
    const expected = ['/authors/y', '/authors/y/page/4', '/authors/y/page/2', '/authors/y/page/1']
    expect(planNeighbours('/authors/y/page/3', undefined, page('a'))).toEqual(expected)
    expect(planNeighbours('/authors/y/page/3', page('a'), undefined)).toEqual(expected)
    expect(planNeighbours('/authors/y/page/1', undefined, page('a'))).toEqual([
      '/authors/y',
      '/authors/y/page/2',
    ])
  })
})

describe('an address', () => {
  it('belongs to its list with the number of its page, or to itself with 0', () => {
    const read = ['/topics/x/page/12', '/topics/x', '/archive/2014/01'].map((each) => [
      listOf(each),
      numberOf(each),
    ])
    expect(read).toEqual([
      ['/topics/x', 12],
      ['/topics/x', 0],
      ['/archive/2014/01', 0],
    ])
  })
})

describe('a month of the archive', () => {
  it('draws the pages that count it, the front page among them, and its sitemap after it', () => {
    expect(planNeighbours('/archive/2014/01', page('a'), undefined)).toEqual([
      '/',
      '/archive/2014',
      '/archive',
      '/sitemaps/2014-01.xml',
    ])
  })
})

describe('the corrections of a year', () => {
  it('draw the newest ones, which link to the year, after them when they are of other articles', () => {
    expect(planNeighbours('/corrections/2014', page('a'), undefined)).toEqual(['/corrections'])
    expect(planNeighbours('/corrections/2014', page('a'), page('a'))).toEqual([])
    expect(planNeighbours('/corrections', page('a'), page('b'))).toEqual([])
  })
})

describe('the order of printing', () => {
  it('puts articles before the lists that link to them, and feeds and sitemaps last', () => {
    const addresses = [
      '/feed.rss',
      '/',
      '/articles/x',
      '/topics/x/page/1',
      '/sitemaps/2014-01.xml',
      '/about',
      '/archive',
    ]
    expect(addresses.map((address) => rankOf(address))).toEqual([2, 1, 0, 1, 2, 0, 1])
  })
})

describe('a list in one of several languages', () => {
  it('draws its own language’s pages after it', () => {
    expect(planNeighbours('/ru/topics/x/page/3', page('a'), page('b'))).toEqual([
      '/ru/topics/x',
      '/ru/topics/x/page/4',
    ])
    expect(planNeighbours('/kk/archive/2014/01', page('a'), undefined)).toEqual([
      '/kk',
      '/kk/archive/2014',
      '/kk/archive',
      '/sitemaps/2014-01.xml',
    ])
    expect(planNeighbours('/ru/corrections/2026', undefined, page('a'))).toEqual(['/ru/corrections'])
  })

  it('that came or went draws what links to it: the list of names, the page on following and its list, those in other languages, and its feeds', () => {
    const feeds = ['rss', 'atom', 'json'].map((format) => `/feeds/topics/x.${format}`)
    const drawn = [
      '/ru/topics',
      '/ru/follow',
      '/ru/feeds.opml',
      '/topics/x',
      '/en/topics/x',
      '/kk/topics/x',
      ...feeds,
    ]
    expect(planNeighbours('/ru/topics/x', undefined, page('a'))).toEqual(drawn)
    expect(planNeighbours('/ru/topics/x', page('a'), undefined)).toEqual(drawn)
    expect(planNeighbours('/ru/topics/x', page('a'), page('b'))).toEqual([])
  })

  it('is printed after what it links to', () => {
    expect(['/ru', '/ru/topics/x', '/ru-news'].map(rankOf)).toEqual([1, 1, 0])
  })
})

describe('an archive of a feed', () => {
  const there =
    (...addresses: string[]) =>
    (address: string) =>
      addresses.includes(address)
  const links = {
    rss: '<atom:link rel="prev-archive" type="application/rss+xml" href="https://example.org/feeds/all/archive/4.rss"/>',
    json: '{\n "feed_url": "https://example.org/feed.json",\n "next_url": "https://example.org/feeds/all/archive/4.json",\n',
  }

  it.each(['rss', 'json'] as const)('is drawn by the feed that it was cut from, once: %s', (format) => {
    const archive = `/feeds/all/archive/4.${format}`
    expect(planArchives(`/feed.${format}`, links[format], there())).toEqual([archive])
    expect(planArchives(`/feed.${format}`, links[format], there(archive))).toEqual([])
  })

  it('is drawn again by a feed that has taken back what it held', () => {
    const isThere = there('/feeds/all/archive/4.rss', '/feeds/all/archive/5.rss')
    expect(planArchives('/feed.rss', links.rss, isThere)).toEqual(['/feeds/all/archive/5.rss'])
    expect(planArchives('/feed.rss', '', there('/feeds/all/archive/1.rss'))).toEqual([
      '/feeds/all/archive/1.rss',
    ])
  })

  it('draws the one before it, if that is missing, and is not found in the words of an article', () => {
    expect(planArchives('/feeds/all/archive/5.rss', links.rss, there())).toEqual(['/feeds/all/archive/4.rss'])
    expect(planArchives('/articles/a', links.rss, there())).toEqual([])
    const words = JSON.stringify({ content_html: links.json + links.rss }, null, 1)
    expect(planArchives('/feed.json', words, there())).toEqual([])
  })

  it('that holds other articles than before draws the feed and the next, and none where it is new', () => {
    const address = '/feeds/topics/x/ru/archive/2.atom'
    const next = '/feeds/topics/x/ru/archive/3.atom'
    const plan = (before: ReturnType<typeof page> | undefined, ...addresses: string[]) =>
      planNeighbours(address, before, page('b'), () => [], there(...addresses))
    expect(plan(page('a'), next)).toEqual(['/feeds/topics/x/ru.atom', next])
    expect(plan(page('a'))).toEqual(['/feeds/topics/x/ru.atom'])
    expect([plan(page('b'), next), plan(undefined, next)]).toEqual([[], []])
  })
})
