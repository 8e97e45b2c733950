import { describe, expect, it } from 'vitest'
import { CACHE, isKeptByNobody, type Kind, PAGE_POLICY, toHeaders } from '@/lib/headers'
import { statusOf } from './ask'
import { OWN_POLICY, PICTURE, SECRET } from './edition'
import { SITE_URL, type Tried } from './tried'

/** What keeps readers safe from others, and the server from readers. */
export function describeSafety(server: Tried): void {
  describe('keeps readers safe', () => {
    const kinds: [Kind, string, number][] = [
      ['page', '/articles/x', 200],
      ['page', '/none', 404],
      ['page', '/articles/withdrawn', 410],
      ['page', '/articles/legal', 410],
      ['feed', '/feed.rss', 200],
      ['feed', '/robots.txt', 200],
      ['feed', '/.well-known/security.txt', 200],
      ['feed', '/favicon.svg', 200],
      ['feed', '/feeds.opml', 200],
      ['feed', '/site.webmanifest', 200],
      ['feed', '/icon-192.png', 200],
      ['media', PICTURE, 200],
      ['admin', '/admin', 200],
      ['api', '/api/x', 200],
    ]
    it.each(kinds)('by the headers of a %s at %s', async (kind, path, expected) => {
      const { status, headers } = await server.get(path)
      expect(status).toBe(expected)
      const isOwn = isKeptByNobody(kind)
      const cache = kind in CACHE ? CACHE[kind as keyof typeof CACHE] : CACHE.passed
      const table = Object.entries({ ...toHeaders(kind, SITE_URL), 'Cache-Control': cache })
      const wanted = table.filter(([name]) => name !== 'Content-Security-Policy')
      expect(wanted.map(([name]) => [name, headers[name.toLowerCase()]])).toEqual(wanted)
      expect([headers['x-powered-by'], headers['critical-ch']]).toEqual([undefined, undefined])
      // That it is nginx, nginx says without a module; no server says its version.
      expect([undefined, 'nginx']).toContain(headers['server'])
      if (!isOwn) expect(headers['set-cookie']).toBe(undefined)
      const policy = headers['content-security-policy']
      if (kind === 'page') expect([PAGE_POLICY, `${OWN_POLICY}; frame-ancestors 'none'`]).toContain(policy)
      else if (isOwn) expect(policy).toBe("script-src 'self'")
      else expect(policy).toBe(toHeaders(kind, SITE_URL)['Content-Security-Policy'])
    })

    it('from tricks with paths, without a fault', async () => {
        for (const path of [
          '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/articles/../../secret.txt',
          '/articles/..%5c..%5csecret.txt', '/..\\secret.txt', '/%00', '/articles/x%00', '/secret.txt%00.rss', '/%ff', '/%', '/%zz', '/%c0%ae%c0%ae/secret.txt',
          '/%252e%252e/secret.txt', '/.%2e/secret.txt', '/articles/x;/../../secret.txt', `/${'a'.repeat(300)}`, `/${'a/'.repeat(900)}a`, '/articles/x/.', '/./././secret.txt',
          '/api/../../secret.txt', '/admin/..%2f..%2fsecret.txt', '/media/..%2f..%2fsecret.txt', '/media/../../secret.txt',
        ]) {
          const said = await server.askRaw(`GET ${path} HTTP/1.1\r\nHost: news.example.org\r\nConnection: close\r\n\r\n`)
          expect([path, statusOf(said)]).toEqual([path, expect.toBeOneOf([200, 308, 400, 404, 414])])
          expect([path, said.includes(SECRET)]).toEqual([path, false])
          expect(said).not.toMatch(/\bat .*:\d+:\d+/)
        }
      }) // prettier-ignore

    it.each(['/?page=-1', '/topics/x?page=2', '/archive/2014?a=b&page=x', '/corrections?page=1'])(
      'from a list that is asked for by number: %s',
      async (path) => expect((await server.get(path)).status).toBe(404),
    )

    it('from requests that are none', async () => {
      const head = 'Host: news.example.org\r\nConnection: close'
      for (const request of [
        'nonsense\r\n\r\n',
        `GET / HTTP/9.9\r\n${head}\r\n\r\n`,
        `GET / HTTP/1.1\r\n${head}\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
        `GET /${'x'.repeat(70_000)} HTTP/1.1\r\n${head}\r\n\r\n`,
      ]) {
        const status = statusOf(await server.askRaw(request))
        expect([request.slice(0, 80), status]).toEqual([
          request.slice(0, 80),
          expect.toBeOneOf([400, 414, 431, 505]),
        ])
      }
    })
  })
}
