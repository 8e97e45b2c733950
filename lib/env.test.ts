import { describe, expect, it } from 'vitest'
import { newsroomEnvironment, readEnvironment } from './env'

const secret = 'x'.repeat(32)

describe('the settings', () => {
  it('have defaults that work on one machine', () => {
    expect(readEnvironment({ NODE_ENV: 'production' })).toMatchObject({
      port: 3000,
      siteUrl: 'http://localhost:3000',
      databaseUrl: undefined,
    })
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be'],
    [{ PORT: '0' }, 'PORT must be'],
    [{ PORT: '65536' }, 'PORT must be'],
    [{ SITE_URL: 'news.example.org' }, 'SITE_URL must be'],
    [{ SITE_URL: 'ftp://news.example.org' }, 'SITE_URL must be'],
    [{ SITE_URL: 'https://news.example.org/blog' }, 'SITE_URL must be'],
    [{ SITE_URL: 'https://user@news.example.org' }, 'SITE_URL must be'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be'],
    [{ PROXIES: 'all' }, 'PROXIES must be'],
    [{ PROXIES: '-1' }, 'PROXIES must be'],
    [{ ONION_URL: 'https://news.example.org' }, 'ONION_URL must be'],
    [{ ONION_URL: 'http://abc.onion/path' }, 'ONION_URL must be'],
    [{ PAYLOAD_SECRET: 'short' }, 'PAYLOAD_SECRET is too short'],
    [{ SITE_URL: 'https://news.example.org' }, 'PAYLOAD_SECRET is missing'],
  ])('refuse %j in one sentence that says what to do', (settings, message) => {
    const read = () => readEnvironment({ NODE_ENV: 'production', ...settings })
    expect(read).toThrow(message)
    expect(read).not.toThrow('\n')
  })

  it('name all that is wrong at once', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', PORT: 'x', SITE_URL: 'y' })).toThrow(
      /PORT.*SITE_URL/,
    )
  })

  it('take one server before a site with TLS, which nothing here speaks, and as many as are named', () => {
    const count = (settings: Record<string, string>) =>
      readEnvironment({ NODE_ENV: 'production', PAYLOAD_SECRET: secret, ...settings }).proxies
    expect(count({})).toBe(0)
    expect(count({ SITE_URL: 'https://news.example.org' })).toBe(1)
    expect(count({ SITE_URL: 'https://news.example.org', PROXIES: '2' })).toBe(2)
    expect(count({ SITE_URL: 'https://news.example.org', PROXIES: '0' })).toBe(0)
  })

  it('take a remote site with a secret, and drop the slash behind its address', () => {
    const { siteUrl } = readEnvironment({
      NODE_ENV: 'production',
      SITE_URL: 'https://news.example.org/',
      PAYLOAD_SECRET: secret,
    })
    expect(siteUrl).toBe('https://news.example.org')
  })

  it('of a newsroom on its own must name a database and a secret, but not while it is built', () => {
    expect(() => newsroomEnvironment({ NODE_ENV: 'production' })).toThrow('DATABASE_URL is missing')
    expect(() => newsroomEnvironment({ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' })).toThrow(
      'PAYLOAD_SECRET is missing',
    )
    expect(() =>
      newsroomEnvironment({ NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build' }),
    ).not.toThrow()
  })
})
