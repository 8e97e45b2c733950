import { beforeAll, describe, expect, it } from 'vitest'
import { FORMS } from '@/lib/passed'
import { ABSENT_PAGES, HTML } from '@/lib/edition'
import { type Answer, HUNG_UP } from './ask'
import { pages, PICTURE } from './edition'
import { SITE_URL, type Tried } from './tried'

/** What goes to the newsroom, and what happens without it; nothing else can be tried after that. */
export function describePassing(server: Tried): void {
  describe('passes on to the newsroom', () => {
    it('what is the newsroom’s, with its answer', async () => {
      server.newsroom().asked.length = 0
      const sent = await server.ask('/api/articles?draft=true&a=%2F', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: 'payload-token=x',
          authorization: 'JWT y',
          origin: SITE_URL,
        },
        body: '{"a":1}',
      })
      expect([sent.status, sent.text]).toEqual([200, 'POST /api/articles?draft=true&a=%2F 7'])
      expect(sent.headers['set-cookie']).toEqual(['payload-token=1; HttpOnly', 'b=2'])
      const [asked] = server.newsroom().asked
      expect(asked?.headers).toMatchObject({
          'content-type': 'application/json', cookie: 'payload-token=x', authorization: 'JWT y', origin: SITE_URL,
          host: 'news.example.org', 'x-forwarded-host': 'news.example.org', 'x-forwarded-proto': 'https',
        }) // prettier-ignore
      for (const path of [
        '/admin',
        '/admin/login',
        '/_next/static/x.js',
        '/_next/data',
        '/preview',
        '/preview/x',
        '/search?q=a',
        '/ru/search?q=a',
        '/kk/search?q=a&page=2',
      ])
        expect([path, (await server.get(path)).status]).toEqual([path, 200])
      expect((await server.get('/admin/wrong')).status).toBe(500)
    })

    it('no client’s address, whoever wrote it there, and no key', async () => {
      server.newsroom().asked.length = 0
      await server.get('/api/x', {
          'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7', forwarded: 'for=203.0.113.7', 'cf-connecting-ip': '203.0.113.7',
          'true-client-ip': '203.0.113.7', 'x-client-ip': '203.0.113.7', 'fastly-client-ip': '203.0.113.7', 'x-cluster-client-ip': '203.0.113.7', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'loudhailer-press': 'guess',
        }) // prettier-ignore
      const said = JSON.stringify(server.newsroom().asked[0]?.headers)
      expect(said).not.toMatch(/203\.0\.113\.7|127\.0\.0\.1|evil|guess/)
      expect(server.newsroom().asked[0]?.headers).toMatchObject({
        'x-forwarded-host': 'news.example.org',
        'x-forwarded-proto': 'https',
      })
    })

    it('from where somebody signs in, as this server sees it and not as he says', async () => {
      server.newsroom().asked.length = 0
      await server.ask('/api/users/login', {
        method: 'POST',
        body: '{}',
        headers: {
          'x-forwarded-for': '203.0.113.7',
          'x-real-ip': '203.0.113.7',
          forwarded: 'for=203.0.113.7',
        },
      })
      const headers = server.newsroom().asked[0]?.headers
      expect(headers?.['x-forwarded-for']).toBe('127.0.0.1')
      expect(JSON.stringify(headers)).not.toContain('203.0.113.7')
    })

    it.each(FORMS)('no cookie with a search at %s, whose answer nobody keeps', async (form) => {
      server.newsroom().asked.length = 0
      const { text, headers } = await server.get(`${form}?q=a`, { cookie: 'payload-token=x' })
      expect(server.newsroom().asked[0]?.headers.cookie).toBe(undefined)
      expect(text).toContain('Found')
      expect(headers['cache-control']).toBe('no-store')
    })

    it('files that never change as what they are', async () => {
      expect((await server.get('/_next/static/x.js')).headers['cache-control']).toBe(
        'public, max-age=31536000, immutable',
      )
    })

    it('no address that is not its own', async () => {
      server.newsroom().asked.length = 0
      for (const path of [
        '/none',
        '/administration',
        '/apiary',
        '/press/health',
        '/press/followers',
        '/api/..%2fpress/health',
        '/api/../press/health',
        '/api/..\\press/health',
        '/_next/image?url=a',
        '/search/x',
        '/ru/search/x',
        '/de/search?q=a',
      ])
        expect([path, (await server.get(path)).status]).toEqual([path, 404])
      // As at any address where there is nothing, where nothing can be sent either.
      expect((await server.ask('/press/followers', { method: 'POST' })).status).toBe(405)
      expect(server.newsroom().asked).toEqual([])
    })

    it('no page of a form that the newsroom cannot make, as when it has lost its database: it is excused as one that is away', async () => {
      server.newsroom().isFailing = true
      for (const path of ['/search?q=a', '/ru/search?q=a']) {
        const { status, text, headers } = await server.get(path)
        expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '60', 'no-store'])
        expect(text).toBe(pages[ABSENT_PAGES[503]])
      }
      server.newsroom().isFailing = false
    })

    it('pictures of 20 MB, and nothing larger', async () => {
      const large = await server.ask('/api/media', {
        method: 'POST',
        body: Buffer.alloc(20 * 1024 * 1024),
      })
      expect([large.status, large.text]).toEqual([200, 'POST /api/media 20971520'])
      server.newsroom().asked.length = 0
      const larger = await server.ask('/api/media', {
        method: 'POST',
        body: Buffer.alloc(24 * 1024 * 1024),
      })
      // Some servers hang up before the sender has read why.
      expect([larger.status, server.newsroom().asked.length]).toEqual([expect.toBeOneOf([413, HUNG_UP]), 0])
    })
  })

  describe('without the newsroom', () => {
    beforeAll(() => server.newsroom().close())

    it('says so where it is needed', async () => {
      const explains = ({ status, headers, text }: Answer) => {
        expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '60', 'no-store'])
        expect(text).toContain(
          'The newsroom is not answering just now. Published pages are not affected. Try again in a minute.',
        )
      }
      for (const path of ['/admin', '/search?q=a', '/ru/search?q=a', '/preview/x']) {
        const page = await server.get(path)
        explains(page)
        expect([page.text, page.headers['content-type']]).toEqual([pages[ABSENT_PAGES[503]], HTML])
      }
      const api = await server.get('/api/articles')
      explains(api)
      expect(api.headers['content-type']).toBe('application/json; charset=utf-8')
      expect(JSON.parse(api.text)).toMatchObject({
        errors: [{ message: expect.stringContaining('newsroom') as string }],
      })
    })

    it('serves every page as before', async () => {
      for (const [path, status] of [
        ['/', 200],
        ['/articles/x', 200],
        ['/feed.rss', 200],
        [PICTURE, 200],
        ['/none', 404],
        ['/articles/withdrawn', 410],
        ['/articles/wrong', 410],
      ] as const)
        expect([path, (await server.get(path)).status]).toEqual([path, status])
    })
  })
}
