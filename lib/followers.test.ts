import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEED_SERVICES, readFollowers, readTold, TOLD_AT_ONCE } from './followers'

describe('how many follow', () => {
  it.each([
    ['Feedly/1.0 (+http://www.feedly.com/fetcher.html; 16 subscribers; like FeedFetcher-Google)', 'feedly', 16],
    ['Feedly/1.0 (poller; 131 subscribers;)', 'feedly', 131],
    ['Feedbin feed-id:1373711 - 142 subscribers', 'feedbin', 142],
    ['NewsBlur Feed Fetcher - 3 subscribers - http://www.newsblur.com/site/42/on-feedly ("Mozilla/5.0")', 'newsblur', 3],
    ['Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 7 subscribers; )', 'inoreader', 7],
    ['Mozilla/5.0 (compatible; theoldreader.com; 1 subscriber; feed-id=0719795c4d27c784217b0bc0)', 'theoldreader', 1],
    ['Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 6 subscribers)', 'bazqux', 6],
    ['FeedHQ/2.0 (https://github.com/feedhq/feedhq; 2 subscribers)', 'feedhq', 2],
    ['Bloglovin/1.0 (http://www.bloglovin.com; 13 subscribers)', 'bloglovin', 13],
  ])('is what the service says of itself: %s', (userAgent, service, count) => {
    expect(readFollowers(userAgent)).toEqual({ service, count })
  }) // prettier-ignore

  it.each([
    undefined,
    '',
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'NetNewsWire (RSS Reader; https://netnewswire.com/)',
    'Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)',
    'Nobody knows this one/1.0 (12 subscribers)',
    'constructor/1.0 (12 subscribers)',
    'Feedly/1.0 (0 subscribers)',
    'Feedly/1.0 (1,204 subscribers)',
    'Feedly/1.0 (1.5 subscribers)',
    'Feedly/1.0 (99999999 subscribers)',
    `Feedly/1.0 (${'9'.repeat(200)} subscribers)`,
    `${' '.repeat(1000)}Feedly/1.0 (3 subscribers)`,
  ])('is not known from %s', (userAgent) => {
    expect(readFollowers(userAgent)).toBeUndefined()
  })

  it('is a known service and a number that can be believed, whatever a stranger writes', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.keys(FEED_SERVICES), ' subscribers', ' subscriber', '-', ',', '__proto__'),
      fc.bigInt().map(String),
    )
    const userAgents = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''))
    fc.assert(
      fc.property(userAgents, (userAgent) => {
        const said = readFollowers(userAgent)
        if (!said) return true
        return (
          Object.keys(FEED_SERVICES).includes(said.service) &&
          Number.isInteger(said.count) &&
          said.count >= 1 &&
          said.count <= 10_000_000
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('is read in no time from a header of the greatest length', () => {
    const longest = ['feedl', '1', ' subscriber', '1 subscribers '].map((part) =>
      part.repeat(16_384 / part.length),
    )
    const start = performance.now()
    for (let time = 0; time < 1_000; time++) longest.forEach(readFollowers)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('what a front tells', () => {
  const NOW = new Date('2026-11-28T00:10:00Z')
  const count = { service: 'feedly', feed: '/feeds/topics/oil/ru.atom', count: 16 }
  const told = (fields: object = {}) =>
    readTold(JSON.stringify({ day: '2026-11-28', counts: [count], ...fields }), NOW)

  it('is a day and its numbers, also from the other side of midnight', () => {
    for (const day of ['2026-11-27', '2026-11-28', '2026-11-29'])
      expect(told({ day })).toEqual({ day, counts: [count] })
    expect(told({ counts: [{ ...count, feed: '/feed.rss' }] })).not.toHaveProperty('refused')
  })

  it.each([
    ['day', { day: '2026-11-26' }],
    ['day', { day: 'yesterday' }],
    ['day', { day: undefined }],
    ['counts', { counts: 'many' }],
    ['counts', { counts: Array.from({ length: TOLD_AT_ONCE + 1 }, () => count) }],
    ['counts.0.service', { counts: [{ ...count, service: 'Feedly/1.0 (from 203.0.113.7)' }] }],
    ['counts.0.service', { counts: [{ ...count, service: 'constructor' }] }],
    ['counts.0.feed', { counts: [{ ...count, feed: '/articles/a' }] }],
    ['counts.0.feed', { counts: [{ ...count, feed: '/feeds/all/archive/1.rss' }] }],
    ['counts.0.feed', { counts: [{ ...count, feed: 'https://elsewhere.example/feed.rss' }] }],
    ['counts.0.count', { counts: [{ ...count, count: 0 }] }],
    ['counts.0.count', { counts: [{ ...count, count: 1.5 }] }],
    ['counts.0.count', { counts: [{ ...count, count: '16' }] }],
    ['counts.0.count', { counts: [{ ...count, count: 10_000_001 }] }],
    ['counts.0', { counts: [{ ...count, address: '203.0.113.7' }] }],
  ])('is refused in words for a wrong %s: %j', (name, fields) => {
    const read = told(fields)
    expect('refused' in read && read.refused).toContain(`“${name}”`)
  })

  it.each(['', 'nonsense', 'null', '[]', '"x"', '{'])('is refused when it is %j', (text) => {
    expect(readTold(text, NOW)).toHaveProperty('refused')
  })

  it('is taken or refused, and never a fault, whatever it is', () => {
    fc.assert(fc.property(fc.json(), (text) => 'refused' in readTold(text, NOW)))
  })
})
