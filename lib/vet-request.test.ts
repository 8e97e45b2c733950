import { describe, expect, it } from 'vitest'
import { findElsewhere, findVeto } from './vet-request'

const SITE = { host: 'news.example.org' }
const FORM = { ...SITE, 'next-action': 'a', origin: 'https://news.example.org' }

describe('a request that Next could only fail at', () => {
  it.each([
    ['GET', '/_next', SITE, 404],
    ['GET', '/_next/none', SITE, 404],
    ['POST', '/api', SITE, 405],
    ['GET', '/_next/image?url=a', SITE, 404],
    ['POST', '/_next/x', SITE, 404],
    ['POST', '/_next/static/x.js', SITE, 405],
    ['POST', '/admin', SITE, 405],
    ['POST', '/admin/login', { ...SITE, 'content-type': 'multipart/form-data; boundary=a' }, 405],
    ['POST', '/preview/articles/x', FORM, 405],
    ['POST', '/articles/x', FORM, 405],
    ['POST', '/', FORM, 405],
    ['PUT', '/admin', FORM, 405],
    ['POST', '/admin', { ...FORM, origin: 'https://evil.example' }, 403],
    ['POST', '/admin', { ...FORM, origin: 'null' }, 403],
    ['POST', '/admin', { ...FORM, origin: 'x' }, 403],
    ['POST', '/admin', { ...FORM, host: '127.0.0.1:3001' }, 403],
  ])('%s %s is ended before it', (method, url, headers, status) => {
    expect(findVeto({ method, url, headers })?.status).toBe(status)
  })

  it.each([
    ['GET', '/admin', SITE],
    ['HEAD', '/articles/x', SITE],
    ['GET', '/_next/static/x.js', SITE],
    ['POST', '/admin/collections/articles/x?y', FORM],
    ['POST', '/admin', { ...FORM, host: '127.0.0.1:3001', 'x-forwarded-host': 'news.example.org' }],
    ['POST', '/admin', { ...SITE, 'next-action': 'a' }],
    ['DELETE', '/api/articles/x', SITE],
    ['POST', '/press/followers', SITE],
  ])('is not %s %s', (method, url, headers) => {
    expect(findVeto({ method, url, headers })).toBe(undefined)
  })
})

describe('the admin by another name of this machine', () => {
  const at = (url: string, host: string, site: string) =>
    findElsewhere({ method: 'GET', url, headers: { host } }, site)?.headers?.Location

  it('leads to the site’s own', () => {
    const site = 'http://localhost:3000'
    expect(at('/admin/login?redirect=%2Fx', '127.0.0.1:3000', site)).toBe(`${site}/admin/login?redirect=%2Fx`)
    expect(at('/admin', '[::1]:3000', site)).toBe(`${site}/admin`)
  })

  it('stays where it is by the site’s own name, on the network, and for anything else', () => {
    expect(at('/admin', 'localhost:3000', 'http://localhost:3000')).toBe(undefined)
    expect(at('/admin', '127.0.0.1:3000', 'https://news.example.org')).toBe(undefined)
    expect(at('/admin', 'news.lan', 'http://localhost:3000')).toBe(undefined)
    expect(at('/administration', '127.0.0.1:3000', 'http://localhost:3000')).toBe(undefined)
    expect(at('/', '127.0.0.1:3000', 'http://localhost:3000')).toBe(undefined)
    expect(at('/admin', 'a b', 'http://localhost:3000')).toBe(undefined)
  })
})
