import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CACHE, type Kind, PAGE_POLICY, toHeaders, toKind, toNewsroomKind, TRANSPORT } from './headers'
import { FORMS, PASSED, WITHHELD } from './passed'

const KINDS: Kind[] = ['page', 'feed', 'media', 'admin', 'api', 'asset', 'preview', 'shared']

describe('what stands at an address', () => {
  it.each([
    ['/', 'page'],
    ['/articles/x', 'page'],
    ['/feed.rss', 'feed'],
    ['/robots.txt', 'feed'],
    ['/media/x.webp', 'media'],
  ])('%s is of the kind %s', (address, kind) => expect(toKind(address)).toBe(kind))
})

describe('what the newsroom answers', () => {
  it.each([
    ['/admin', 'admin'],
    ['/admin/login', 'admin'],
    ['/api/users/login', 'api'],
    ['/press/health', 'api'],
    ['/_next/static/x.js', 'asset'],
    ['/preview/articles/x', 'preview'],
    ['/preview/shared/x', 'shared'],
    ['/search', 'page'],
    ['/ru/search', 'page'],
    ['/articles/administration', 'page'],
    ['/feed.rss', 'feed'],
    ['/media/x.webp', 'media'],
  ])('at %s is of the kind %s', (address, kind) => expect(toNewsroomKind(address)).toBe(kind))
})

describe('the headers', () => {
  it('of each kind of answer are these', () => {
    const table = KINDS.map((kind) => [kind, toHeaders(kind, 'https://news.example.org', 'NONCE')])
    expect(Object.fromEntries(table)).toMatchSnapshot()
  })

  it('let scripts run in the newsroom alone, and there only those that came with the page', () => {
    const scripts = KINDS.map((kind) => {
      const policy = toHeaders(kind, '', 'NONCE')['Content-Security-Policy'] ?? ''
      return [kind, /script-src ([^;]+)/.exec(policy)?.[1]]
    })
    const own = "'self' 'nonce-NONCE' 'strict-dynamic'"
    expect(Object.fromEntries(scripts)).toEqual({
      page: "'inline-speculation-rules'",
      admin: own,
      preview: own,
      shared: "'none'",
    })
    expect(toHeaders('admin', '')['Content-Security-Policy']).toContain("default-src 'none'")
  })

  it('promise TLS only where the site has it', () => {
    expect(toHeaders('page', 'https://news.example.org')['Strict-Transport-Security']).toBe(TRANSPORT)
    expect(toHeaders('page', 'http://localhost:3000')).not.toHaveProperty('Strict-Transport-Security')
  })

  it('let other sites show feeds and pictures, and nothing else', () => {
    const shown = KINDS.filter(
      (kind) => toHeaders(kind, '')['Cross-Origin-Resource-Policy'] === 'cross-origin',
    )
    expect(shown).toEqual(['feed', 'media'])
  })

  it('leave editors the clipboard and passkeys', () => {
    expect(toHeaders('page', '')['Permissions-Policy']).toContain('clipboard-write=()')
    expect(toHeaders('admin', '')['Permissions-Policy']).not.toMatch(/clipboard|publickey/)
  })
})

describe.each(['deploy/nginx.conf', 'deploy/Caddyfile'])('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  it.each(['page', 'feed', 'media'] as const)('says what the table says of a %s', (kind) => {
    const said = [...Object.entries(toHeaders(kind, 'https://news.example.org')).flat(), CACHE[kind]]
    expect(said.filter((word) => !text.includes(word))).toEqual([])
  })

  it('says of the newsroom what it says itself of all it answers', () => {
    const said = Object.entries(toHeaders('admin', 'https://news.example.org')).filter(
      ([name]) => name !== 'Content-Security-Policy',
    )
    expect([...said.flat(), CACHE.passed].filter((word) => !text.includes(word))).toEqual([])
  })

  it('passes on what the front passes on', () => {
    const paths = [...PASSED, ...FORMS, ...WITHHELD]
    expect(paths.filter((path) => !text.includes(path))).toEqual([])
    expect(text).toContain(PAGE_POLICY)
  })
})
