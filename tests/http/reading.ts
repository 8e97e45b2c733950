import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ABSENT_PAGES, toMediaType } from '@/lib/edition'
import { ICONS, LARGE_PICTURE, pages, PICTURE, pictures } from './edition'
import { SITE_URL, type Tried } from './tried'

/** What a reader gets, and what he is told where there is nothing to get. */
export function describeReading(server: Tried): void {
  describe('gives a reader', () => {
    it.each(Object.entries(pages).filter(([address]) => !address.startsWith('/absent')))(
      '%s in each encoding',
      async (address, text) => {
        const path = encodeURI(address)
        const plain = await server.get(path)
        expect([plain.status, plain.text]).toEqual([200, text])
        expect(plain.headers['content-type']).toBe(toMediaType(address))
        expect(plain.headers['content-length']).toBe(String(plain.body.length))
        expect(plain.headers['content-encoding']).toBe(undefined)
        const br = await server.get(path, { 'accept-encoding': 'gzip, deflate, br' })
        expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual([
          'br',
          text,
        ])
        const gzip = await server.get(path, { 'accept-encoding': 'gzip' })
        expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', text])
        for (const { headers } of [br, gzip]) expect(headers.vary).toContain('Accept-Encoding')
      },
    )

    it('no encoding that he refuses', async () => {
      expect((await server.get('/', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBe(
        undefined,
      )
    })

    it('the headers alone when he asks for those', async () => {
      const whole = await server.get('/articles/x')
      const head = await server.ask('/articles/x', { method: 'HEAD' })
      expect([head.status, head.body.length]).toEqual([200, 0])
      for (const name of ['content-length', 'content-type', 'etag', 'last-modified', 'cache-control']) {
        expect([name, head.headers[name]]).toEqual([name, whole.headers[name]])
      }
    })

    it('the same page whatever stands after a question mark', async () => {
      expect((await server.get('/articles/x?utm_source=a&b=//c/')).text).toBe(pages['/articles/x'])
    })

    it('nothing again that he has already', async () => {
      for (const path of ['/articles/x', '/feed.rss', PICTURE, LARGE_PICTURE]) {
        const { headers } = await server.get(path)
        const byTag = await server.get(path, { 'if-none-match': headers.etag ?? '' })
        expect([path, byTag.status, byTag.body.length]).toEqual([path, 304, 0])
        expect(byTag.headers.etag).toBe(headers.etag)
        const byDate = await server.get(path, { 'if-modified-since': headers['last-modified'] ?? '' })
        expect([path, byDate.status]).toEqual([path, 304])
        const later = new Date(Date.parse(headers['last-modified'] ?? '') + 60_000).toUTCString()
        expect((await server.get(path, { 'if-modified-since': later })).status).toBe(304)
        expect((await server.get(path, { 'if-none-match': '"another"' })).status).toBe(200)
      }
    })

    it.each(ICONS)('the icon %s whole, and in no coding', async (path) => {
      const { status, headers, body } = await server.get(path, { 'accept-encoding': 'gzip, br' })
      expect([status, headers['content-type'], headers['content-encoding']]).toEqual([
        200,
        toMediaType(path),
        undefined,
      ])
      expect(body.equals(pictures[path] ?? Buffer.alloc(0))).toBe(true)
    })

    it.each([PICTURE, LARGE_PICTURE])('the picture %s whole and in parts', async (path) => {
      const bytes = pictures[path] ?? Buffer.alloc(0)
      const whole = await server.get(path, { 'accept-encoding': 'gzip, br' })
      expect(whole.status).toBe(200)
      expect(whole.body.equals(bytes)).toBe(true)
      expect(whole.headers['content-type']).toBe(toMediaType(path))
      const part = await server.get(path, { range: 'bytes=10-19' })
      expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 10-19/${bytes.length}`])
      expect(part.body.equals(bytes.subarray(10, 20))).toBe(true)
      const rest = await server.get(path, { range: 'bytes=-5', 'if-range': whole.headers.etag ?? '' })
      expect([rest.status, rest.body.equals(bytes.subarray(-5))]).toEqual([206, true])
      expect((await server.get(path, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
      expect((await server.get(path, { range: 'bytes=9999999-' })).status).toBe(416)
    })
  })

  describe('tells him', () => {
    it('where an article has moved', async () => {
      for (const path of ['/old', '/newer', '/articles/both', '/old?a=b', '/feeds/old.rss']) {
        const { status, headers } = await server.get(path)
        expect([path, status, headers.location]).toEqual([path, 308, '/articles/x'])
      }
    })

    it('that an article was withdrawn', async () => {
      const { status, text, headers } = await server.get('/articles/withdrawn')
      expect([status, text]).toEqual([410, pages[ABSENT_PAGES[410]]])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
    })

    it('why it was, as far as the newsroom says so, and nothing more', async () => {
      for (const [path, page] of [
        ['/articles/wrong', ABSENT_PAGES['410-wrong']],
        ['/articles/legal', ABSENT_PAGES['410-legal']],
      ] as const) {
        const { status, text, headers } = await server.get(path)
        expect([path, status, text]).toEqual([path, 410, pages[page]])
        expect(headers['content-type']).toBe('text/html; charset=utf-8')
        const packed = await server.get(path, { 'accept-encoding': 'br' })
        expect([packed.status, brotliDecompressSync(packed.body).toString()]).toEqual([410, pages[page]])
      }
    })

    it('that there is nothing', async () => {
      for (const path of [
        '/articles/none',
        '/none/at/all',
        '/none.rss',
        '/media/none.webp',
        '/articles',
        '/feed.rss/x',
      ]) {
        const { status, text } = await server.get(path)
        expect([path, status, text]).toEqual([path, 404, pages[ABSENT_PAGES[404]]])
      }
      const packed = await server.get('/none', { 'accept-encoding': 'br' })
      expect([packed.status, brotliDecompressSync(packed.body).toString()]).toEqual([
        404,
        pages[ABSENT_PAGES[404]],
      ])
    })

    it('the address without a stray slash, and never another site’s', async () => {
        for (const [path, location] of [
          ['/articles/x/', '/articles/x'],
          ['/articles/x/?a=b/', '/articles/x?a=b/'],
          ['/feed.rss/', '/feed.rss'],
          ['/topics/%D1%8D/', '/topics/%D1%8D'],
        ] as const) {
          const { status, headers } = await server.get(path)
          expect([path, status, headers.location]).toEqual([path, 308, location])
        }
        for (const path of ['//evil.example/', '/\\evil.example/', '///evil.example/', '//evil.example/%2e%2e/', '/%5Cevil.example/', '/%2F/evil.example/']) {
          const { status, headers } = await server.get(path)
          expect([path, status]).toEqual([path, expect.toBeOneOf([200, 308, 404])])
          expect(new URL(headers.location ?? '/', SITE_URL).origin).toBe(SITE_URL)
        }
      }) // prettier-ignore

    it('nothing of the files themselves', async () => {
        for (const path of [
          '/index.html', '/articles/x/index.html', '/articles/x/index.html.br', '/articles/x/index.html.gz', '/feed.rss.br', '/feed.rss.gz',
          '/404', ABSENT_PAGES[410], '/404.html', '/410.html', '/404.html.br', '/.press/version', '/.press/redirects.map', '/old/.moved',
          '/articles/withdrawn/.gone', '/articles/x/.gone', '/articles/wrong/.gone-wrong', '/410-wrong.html', '/410-legal.html.br', ABSENT_PAGES['410-legal'], '/%2epress/version',
        ]) {
          const { status } = await server.get(path)
          expect([path, status]).toEqual([path, 404])
        }
      }) // prettier-ignore

    it('that the edition is only read', async () => {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        for (const path of ['/', '/articles/x', '/feed.rss', '/articles/none', '/search', '/kk/search']) {
          const { status, headers } = await server.ask(path, { method })
          expect([method, path, status, headers.allow]).toEqual([method, path, 405, 'GET, HEAD'])
        }
      }
    })
  })
}
