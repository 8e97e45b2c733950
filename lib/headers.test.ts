import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CACHE, type Kind, PAGE_POLICY, toHeaders, toKind, TRANSPORT } from './headers'
import { FORMS, PASSED, WITHHELD } from './passed'

const KINDS: Kind[] = ['page', 'feed', 'media', 'passed']

describe('what stands at an address', () => {
  it.each([
    ['/', 'page'],
    ['/articles/x', 'page'],
    ['/feed.rss', 'feed'],
    ['/robots.txt', 'feed'],
    ['/media/x.webp', 'media'],
  ])('%s is of the kind %s', (address, kind) => expect(toKind(address)).toBe(kind))
})

describe('the headers', () => {
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
    expect(toHeaders('passed', '')['Permissions-Policy']).not.toMatch(/clipboard|publickey/)
  })
})

describe.each(['deploy/nginx.conf', 'deploy/Caddyfile'])('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  it.each(KINDS)('says what the table says of a %s', (kind) => {
    const said = [...Object.entries(toHeaders(kind, 'https://news.example.org')).flat(), CACHE[kind]]
    expect(said.filter((word) => !text.includes(word))).toEqual([])
  })

  it('passes on what the front passes on', () => {
    const paths = [...PASSED, ...FORMS, ...WITHHELD]
    expect(paths.filter((path) => !text.includes(path))).toEqual([])
    expect(text).toContain(PAGE_POLICY)
  })
})
