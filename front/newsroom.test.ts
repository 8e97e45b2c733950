import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ABSENT_PAGES } from '@/lib/edition'
import { askRaw, statusOf } from '@/tests/http/ask'
import { OWN_POLICY, pages } from '@/tests/http/edition'
import { openFront, until } from '@/tests/http/front'

const SOCKET =
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\nSec-WebSocket-Version: 13\r\n'

describe('a search', () => {
  it('comes plain, with a policy of its own and for nobody to keep', async () => {
    const { get, newsroom } = await openFront()
    const { status, text, headers } = await get('/search?q=a', {
      'user-agent': 'a reader',
      authorization: 'JWT x',
    })
    expect([status, text.includes('<script'), text.includes('Found')]).toEqual([200, false, true])
    expect(headers['content-security-policy']).toMatch(/style-src 'sha256-.*; frame-ancestors 'none'$/)
    expect(headers['set-cookie'] ?? headers.etag).toBe(undefined)
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)))
    expect(newsroom.asked[0]?.headers['user-agent'] ?? newsroom.asked[0]?.headers.authorization).toBe(
      undefined,
    )
  })

  it('comes packed to those who can unpack it', async () => {
    const { get } = await openFront()
    const { body, headers } = await get('/search?q=a', { 'accept-encoding': 'gzip, br' })
    expect([headers['content-encoding'], headers.vary]).toEqual(['gzip', 'Accept-Encoding'])
    expect(gunzipSync(body).toString()).toContain('Found')
  })
})

describe('who signs in', () => {
  it('is named by what the nearest server before the front says, and never by himself', async () => {
    const { ask, newsroom } = await openFront({}, { proxies: 1 })
    const headers = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9' }
    await ask('/api/users/login', { method: 'POST', headers, body: '{}' })
    await ask('/api/articles', { headers })
    expect(newsroom.asked.map((asked) => asked.headers['x-forwarded-for'])).toEqual([
      '198.51.100.9',
      undefined,
    ])
  })
})

describe('a newsroom', () => {
  it('that does not answer in time is as good as down', async () => {
    const { get, newsroom } = await openFront({ newsroomTimeout: 200 })
    newsroom.isSilent = true
    const { status, text } = await get('/admin')
    expect([status, text.includes('not answering just now')]).toEqual([503, true])
  })

  it('that is away is excused by the edition’s own page, packed for those who can unpack it', async () => {
    const { get, newsroom } = await openFront({ newsroomTimeout: 200 })
    newsroom.isSilent = true
    const { status, body, headers } = await get('/search?q=a', { 'accept-encoding': 'gzip' })
    expect([status, headers['content-encoding'], headers['retry-after']]).toEqual([503, 'gzip', '60'])
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined])
    expect(headers['content-security-policy']).toContain(OWN_POLICY)
    expect(gunzipSync(body).toString()).toBe(pages[ABSENT_PAGES[503]])
  })

  it('that is away is excused in plain words before that page is printed', async () => {
    const { edition, get, newsroom } = await openFront({ newsroomTimeout: 200 })
    await edition.remove(ABSENT_PAGES[503])
    newsroom.isSilent = true
    const { status, text, headers } = await get('/search?q=a', { 'accept-encoding': 'gzip' })
    expect([status, headers['content-encoding'], headers['retry-after']]).toEqual([503, undefined, '60'])
    expect(text).toContain('<p>The newsroom is not answering just now.')
  })

  it('that dies in the middle of an answer leaves no half answer that looks whole', async () => {
    const { get, newsroom } = await openFront()
    newsroom.isBreaking = true
    await expect(get('/admin')).rejects.toThrow('aborted')
  })

  it('is asked by so many at once and no more', async () => {
    const { get, newsroom } = await openFront({ passing: 3 })
    newsroom.delay = 300
    const answers = await Promise.all(Array.from({ length: 5 }, () => get('/admin')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 503, 503])
    expect((await get('/admin')).status).toBe(200)
  })

  it('is asked by so many of one network at once, and is there for others', async () => {
    const { ask, newsroom } = await openFront({ passingOfNetwork: 2 }, { proxies: 1 })
    newsroom.delay = 1_000
    const from = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '198.51.100.1']
    const askAll = () =>
      Promise.all(
        from.map(async (name) => (await ask('/admin', { headers: { 'x-forwarded-for': name } })).status),
      )
    expect((await askAll()).sort()).toEqual([200, 200, 200, 503])
    expect((await askAll()).sort()).toEqual([200, 200, 200, 503])
  })

  it('is not asked for what is its own only when it is unpacked', async () => {
    const { get, ask, newsroom } = await openFront()
    for (const path of ['/api%2Fx', '/%61dmin', '/sear%63h?q=a']) expect((await get(path)).status).toBe(404)
    expect((await ask('/api%2Fusers/login', { method: 'POST', body: '{}' })).status).toBe(405)
    expect(newsroom.asked).toEqual([])
  })

  it('is free again when those who asked have left', async () => {
    const { front, get, newsroom } = await openFront({ passing: 1, newsroomTimeout: 60_000 })
    newsroom.isSilent = true
    const socket = connect(front.port, '127.0.0.1')
    socket.write('GET /admin HTTP/1.1\r\nHost: news.example.org\r\n\r\n')
    await until(() => Promise.resolve(newsroom.asked.length === 1))
    newsroom.isSilent = false
    expect((await get('/admin')).status).toBe(503)
    socket.destroy()
    await until(async () => (await get('/admin')).status === 200)
  })

  it('is kept from nobody by those who send slowly, of whom the slowest goes when there are too many', async () => {
    const { front, get, newsroom } = await openFront({ passing: 2, arriving: 4 }, { proxies: 1 })
    const heard = Array.from({ length: 6 }, () => '')
    const senders = heard.map((_, index) => {
      const socket = connect(front.port, '127.0.0.1')
      const head = 'POST /api/users/login HTTP/1.1\r\nHost: news.example.org\r\nContent-Length: 8\r\n'
      socket.write(`${head}X-Forwarded-For: 203.0.113.${index}\r\n\r\nfour`)
      socket.on('data', (said) => (heard[index] = `${heard[index]}${said.toString()}`))
      return socket
    })
    await until(() => Promise.resolve(heard.filter(Boolean).length === 2))
    expect(heard.map((said) => said && statusOf(said))).toEqual([503, 503, '', '', '', ''])
    expect([(await get('/admin')).status, newsroom.asked.length]).toEqual([200, 1])
    senders[5]?.write('more')
    await until(() => Promise.resolve(heard[5] !== ''))
    expect([statusOf(heard[5] ?? ''), newsroom.asked[1]?.bytes]).toEqual([200, 8])
    for (const socket of senders) socket.destroy()
  })

  it('gets a long body whole, of which the beginning was waited for', async () => {
    const { ask, newsroom } = await openFront()
    await ask('/api/media', { method: 'POST', body: 'x'.repeat(1_000_000) })
    expect(newsroom.asked[0]?.bytes).toBe(1_000_000)
  })

  it('is free again when somebody has left who asked many things in one breath', async () => {
    const { front, get, newsroom } = await openFront({ passing: 4, newsroomTimeout: 60_000 })
    newsroom.isSilent = true
    const socket = connect(front.port, '127.0.0.1')
    socket.write('GET /admin HTTP/1.1\r\nHost: news.example.org\r\n\r\n'.repeat(4))
    await until(async () => (await get('/admin')).status === 503)
    newsroom.isSilent = false
    socket.destroy()
    await until(async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => get('/admin')))
      return answers.every(({ status }) => status === 200)
    })
  })

  it('is sent no more than it takes, whatever the sender promised', async () => {
    const { front, newsroom } = await openFront({ bodyBytes: 1_000 })
    const head = 'POST /api/media HTTP/1.1\r\nHost: news.example.org\r\n'
    const chunk = `${(600).toString(16)}\r\n${'x'.repeat(600)}\r\n`
    const said = await askRaw(
      front.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}${chunk}0\r\n\r\n`,
    )
    expect(statusOf(said)).toBe(413)
    expect(said).toContain('"message":"That is more than the newsroom takes at once.')
    expect(statusOf(await askRaw(front.port, `${head}Content-Length: 1001\r\n\r\n`, 3_000))).toBe(413)
    expect(newsroom.asked).toEqual([])
    expect(
      statusOf(await askRaw(front.port, `${head}Content-Length: 3\r\nConnection: close\r\n\r\nabc`)),
    ).toBe(200)
    expect(newsroom.asked[0]?.bytes).toBe(3)
  })

  it.each(['GET', 'DELETE', 'POST'])(
    'takes the body of a %s for nothing but a body, though its length stands after thousands of headers',
    async (method) => {
      const { front, newsroom } = await openFront()
      const hidden = 'GET /api/hidden HTTP/1.1\r\nHost: news.example.org\r\n\r\n'
      const head = `${method} /api/x HTTP/1.1\r\nHost: news.example.org\r\n${'a:\r\n'.repeat(2_001)}`
      await askRaw(front.port, `${head}Content-Length: ${hidden.length}\r\n\r\n${hidden}`)
      expect(newsroom.asked.map(({ bytes }) => bytes)).toEqual([hidden.length])
    },
  )

  it('is never asked for a socket', async () => {
    const { front, newsroom } = await openFront()
    const said = await askRaw(
      front.port,
      `GET /_next/webpack-hmr HTTP/1.1\r\nHost: news.example.org\r\n${SOCKET}\r\n`,
      300,
    )
    expect(statusOf(said)).toBe(200)
    expect(newsroom.asked[0]?.headers.upgrade).toBe(undefined)
    expect(
      statusOf(await askRaw(front.port, `GET / HTTP/1.1\r\nHost: news.example.org\r\n${SOCKET}\r\n`, 300)),
    ).toBe(200)
  })

  it('that says no before all was sent is not sent the rest', async () => {
    const { front, newsroom } = await openFront()
    newsroom.isRefusing = true
    const head = 'POST /api/users/login HTTP/1.1\r\nHost: news.example.org\r\n'
    const said = await askRaw(
      front.port,
      `${head}Content-Length: 1000000\r\n\r\n${'x'.repeat(100_000)}`,
      2_000,
    )
    expect([statusOf(said), /connection: close/i.test(said)]).toEqual([413, true])
  })

  it('keeps a policy and a frame rule of its own', async () => {
    const { get } = await openFront()
    const { headers } = await get('/admin')
    expect([headers['content-security-policy'], headers['x-frame-options']]).toEqual([
      "script-src 'self'",
      'DENY',
    ])
    expect(headers.server).toBe(undefined)
  })

  it('is not asked with methods that nobody needs', async () => {
    const { ask, newsroom } = await openFront()
    for (const method of ['TRACE', 'PROPFIND']) {
      const { status, headers } = await ask('/api/x', { method })
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'])
    }
    expect(newsroom.asked).toEqual([])
  })

  it('may come back at any time', async () => {
    const { get, newsroom } = await openFront()
    await newsroom.close()
    expect((await get('/admin')).status).toBe(503)
    await newsroom.listen()
    expect((await get('/admin')).status).toBe(200)
  })
})
