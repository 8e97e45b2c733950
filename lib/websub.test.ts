import { describe, expect, it } from 'vitest'
import { LEASE, readAsk, sign, toQuestion } from './websub'

const SITE = 'https://news.example.org'
const ask = (fields: Record<string, string>) =>
  readAsk(
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': `${SITE}/feed.atom`,
      'hub.callback': 'https://reader.example/hook?for=1',
      ...fields,
    }),
    SITE,
  )

describe('a request to the hub', () => {
  it('subscribes to a feed of this site for as long as it asks, within bounds, and for ten days if it does not', () => {
    expect(ask({})).toEqual({
      mode: 'subscribe',
      topic: '/feed.atom',
      callback: 'https://reader.example/hook?for=1',
      lease: LEASE.usual,
      secret: null,
    })
    const leases = ['0', '86400', '9999999999'].map((seconds) => ask({ 'hub.lease_seconds': seconds }))
    expect(leases).toMatchObject([{ lease: LEASE.shortest }, { lease: 86400 }, { lease: LEASE.longest }])
    expect(ask({ 'hub.topic': `${SITE}/feeds/topics/oil/ru.json` })).toMatchObject({
      topic: '/feeds/topics/oil/ru.json',
    })
  })

  it.each([
    ['hub.mode', 'publish'],
    ['hub.topic', 'https://elsewhere.example/feed.atom'],
    ['hub.topic', `${SITE}.evil.example/feed.atom`],
    ['hub.topic', `${SITE}/articles/a`],
    ['hub.topic', `${SITE}/feeds/all/archive/1.atom`],
    ['hub.topic', `${SITE}/feed.atom?a`],
    ['hub.callback', 'file:///etc/passwd'],
    ['hub.callback', 'https://user:word@reader.example/'],
    ['hub.callback', 'https://reader.example:22/'],
    ['hub.callback', `https://reader.example/${'x'.repeat(1000)}`],
    ['hub.callback', 'reader.example'],
    ['hub.secret', 'ә'.repeat(100)],
    ['hub.lease_seconds', '-1'],
    ['hub.lease_seconds', 'ten'],
  ])('is refused in words for a wrong %s: %s', (name, value) => {
    const answer = ask({ [name]: value })
    expect('refused' in answer && answer.refused).toContain(name)
  })
})

describe('what the hub sends', () => {
  it('keeps the query of a callback when it asks', () => {
    expect(toQuestion('https://reader.example/hook?for=1', { mode: 'subscribe', challenge: 'a b' })).toBe(
      'https://reader.example/hook?for=1&hub.mode=subscribe&hub.challenge=a+b',
    )
  })

  it('is signed as others would (RFC 4231, case 2)', () => {
    expect(sign(Buffer.from('what do ya want for nothing?'), 'Jefe')).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })
})
