import { describe, expect, it } from 'vitest'
import { listOf, numberOf, planChanges, planNeighbours, rankOf } from './plan'

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
