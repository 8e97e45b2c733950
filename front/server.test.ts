import { once } from 'node:events'
import { Agent, get as getWith } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ask, askRaw, statusOf } from '@/tests/http/ask'
import { toHeaders } from '@/lib/headers'
import { PICTURE } from '@/tests/http/edition'
import { HEALTH } from '@/tests/http/fake-newsroom'
import { SITE_URL } from '@/tests/http/tried'
import { KEY, openFront, until } from '@/tests/http/front'

const HEAD = 'Host: news.example.org\r\n'

describe('an answer without a page of its own', () => {
  it('has the headers of a page: where something moved, is nowhere, was withdrawn, or cannot be asked for', async () => {
    const { get, newsroom } = await openFront({ newsroomTimeout: 200 })
    newsroom.isSilent = true
    for (const [path, status] of [
      ['/old', 308],
      ['/articles/x/', 308],
      ['/none', 404],
      ['/articles/withdrawn', 410],
      ['/admin', 503],
      ['/api/x', 503],
    ] as const) {
      const answer = await get(path)
      const table = toHeaders('page', SITE_URL)
      delete table['Content-Security-Policy']
      const said = Object.keys(table).map((name) => [name, answer.headers[name.toLowerCase()]])
      expect([path, answer.status, Object.fromEntries(said)]).toEqual([path, status, table])
      expect(answer.headers['content-security-policy']).toMatch(
        /^default-src 'none'; .*frame-ancestors 'none'$/,
      )
    }
  })
})

describe('an onion service', () => {
  it('is offered with every page, and with nothing else', async () => {
    const { get } = await openFront({}, { onionUrl: 'http://abc.onion' })
    const at = async (path: string) => (await get(path)).headers['onion-location']
    expect(await at('/articles/x')).toBe('http://abc.onion/articles/x')
    expect(await at('/')).toBe('http://abc.onion/')
    expect(await at(encodeURI('/topics/энергия'))).toBe(`http://abc.onion${encodeURI('/topics/энергия')}`)
    for (const path of [
      '/feed.rss',
      '/robots.txt',
      PICTURE,
      '/none',
      '/articles/withdrawn',
      '/admin',
      '/api/x',
    ])
      expect([path, await at(path)]).toEqual([path, undefined])
  })

  it('is spoken of only where there is one', async () => {
    const { get } = await openFront()
    expect((await get('/')).headers['onion-location']).toBe(undefined)
  })
})

describe('the health of everything', () => {
  it('is told in JSON', async () => {
    const { get, newsroom } = await openFront()
    const { status, headers, text } = await get('/healthz')
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ])
    expect(JSON.parse(text)).toEqual({
      overall: 'ok',
      front: 'ok',
      edition: { printed: expect.stringMatching(/^\d{4}-.*Z$/) as string },
      newsroom: 'ok',
      ...HEALTH,
    })
    expect(newsroom.asked[0]?.headers['loudhailer-press']).toBe(KEY)
  })

  it('is told also when the newsroom is down, or says nothing', async () => {
    const { get, newsroom } = await openFront()
    newsroom.isSilent = true
    const start = performance.now()
    const silent = await get('/healthz')
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(JSON.parse(silent.text)).toMatchObject({
      overall: 'attention',
      front: 'ok',
      newsroom: 'down',
      database: 'unknown',
      queue: null,
      desk: null,
    })
    await newsroom.close()
    await until(async () => (await get('/healthz')).text.includes('"down"'))
  })

  for (const [what, said] of Object.entries({
    'an article that should have gone out by now': { desk: { late: 1, failed: 0 } },
    'an article that was not published at its time': { desk: { late: 0, failed: 1 } },
    'a change that could not be printed': { queue: { waiting: 0, oldestSeconds: 0, failed: 1 } },
  }))
    it(`asks for attention after ${what}, and still answers that readers are served`, async () => {
      const { get, newsroom } = await openFront()
      newsroom.health = { ...HEALTH, ...said }
      const { status, text } = await get('/healthz')
      expect(status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({ overall: 'attention', front: 'ok', ...said })
    })

  it('asks the newsroom once a second, however many want to know', async () => {
    const { get, newsroom } = await openFront()
    newsroom.delay = 100
    await Promise.all(Array.from({ length: 50 }, () => get('/healthz')))
    await get('/healthz')
    expect(newsroom.asked.length).toBe(1)
  })
})

describe('a sender who', () => {
  it('takes his time with the headers is cut off', async () => {
    const { front } = await openFront({ headersTimeout: 200 })
    const start = performance.now()
    const said = await askRaw(front.port, `GET / HTTP/1.1\r\n${HEAD}X: `, 5_000)
    expect(statusOf(said)).toBe(408)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('takes his time with the body is cut off', async () => {
    const { front } = await openFront({ headersTimeout: 200, requestTimeout: 400 })
    const said = await askRaw(
      front.port,
      `POST /api/x HTTP/1.1\r\n${HEAD}Content-Length: 10\r\n\r\nabc`,
      5_000,
    )
    expect(statusOf(said)).toBe(408)
  })

  it('sends a page something is told that it takes nothing', async () => {
    const { front } = await openFront()
    for (const path of ['/', '/none', '/healthz']) {
      expect(
        statusOf(await askRaw(front.port, `GET ${path} HTTP/1.1\r\n${HEAD}Content-Length: 3\r\n\r\nabc`)),
      ).toBe(413)
    }
    expect(statusOf(await askRaw(front.port, `POST / HTTP/1.1\r\n${HEAD}Content-Length: 3\r\n\r\nabc`))).toBe(
      405,
    )
  })

  it('sends too much is told so', async () => {
    const { front } = await openFront()
    expect(
      statusOf(await askRaw(front.port, `GET / HTTP/1.1\r\n${HEAD}X: ${'x'.repeat(17_000)}\r\n\r\n`)),
    ).toBe(431)
    expect(
      statusOf(
        await askRaw(front.port, `GET /${'x'.repeat(3_000)} HTTP/1.1\r\n${HEAD}Connection: close\r\n\r\n`),
      ),
    ).toBe(404)
  })

  it('speaks another way than browsers gets no page', async () => {
    const { front } = await openFront()
    const close = `${HEAD}Connection: close\r\n\r\n`
    expect(statusOf(await askRaw(front.port, `GET http://evil.example/ HTTP/1.1\r\n${close}`))).toBe(404)
    expect(statusOf(await askRaw(front.port, `OPTIONS * HTTP/1.1\r\n${close}`))).toBe(405)
    expect(
      statusOf(
        await askRaw(front.port, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'),
      ),
    ).toBe(0)
    const both = 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n'
    expect(statusOf(await askRaw(front.port, `GET / HTTP/1.1\r\n${HEAD}${both}\r\n`))).toBe(400)
    expect(statusOf(await askRaw(front.port, `GET /\xff\xfe HTTP/1.1\r\n${close}`))).toBeOneOf([400, 404])
    expect(statusOf(await askRaw(front.port, `GET / HTTP/1.1\r\n\r\n`))).toBe(400)
  })

  it('opens more connections than there may be waits for none of the others', async () => {
    const { front } = await openFront({ connections: 2 })
    const idle = [connect(front.port, '127.0.0.1'), connect(front.port, '127.0.0.1')]
    await Promise.all(
      idle.map((socket) =>
        once(
          socket.on('error', () => undefined),
          'connect',
        ),
      ),
    )
    await until(async () => (await askRaw(front.port, `GET / HTTP/1.1\r\n${HEAD}\r\n`, 200)) === '')
    for (const socket of idle) socket.destroy()
    await until(async () => (await ask(front.port, '/')).status === 200)
  })

  it('keeps as many connections as there may be, on which nothing is asked any more, makes room', async () => {
    const { front } = await openFront({ connections: 2 })
    const agent = new Agent({ keepAlive: true })
    const options = { port: front.port, host: '127.0.0.1', agent }
    await Promise.all(
      [1, 2].map(
        () => new Promise((resolve) => getWith(options, (answer) => answer.resume().once('end', resolve))),
      ),
    )
    await until(async () => (await ask(front.port, '/')).status === 200)
    agent.destroy()
  })
})

describe('a front that is asked to stop', () => {
  it('finishes what is under way and takes nothing new', async () => {
    const { front, get, newsroom } = await openFront({ farewell: 5_000 })
    const agent = new Agent({ keepAlive: true })
    await new Promise((resolve) =>
      getWith({ port: front.port, host: '127.0.0.1', agent }, (answer) =>
        answer.resume().once('end', resolve),
      ),
    )
    newsroom.delay = 300
    const slow = get('/admin')
    await until(() => Promise.resolve(newsroom.asked.length === 1))
    const start = performance.now()
    const closing = front.close()
    expect((await get('/')).status).toBe(0)
    expect((await slow).status).toBe(200)
    await closing
    expect(performance.now() - start).toBeLessThan(2_000)
    agent.destroy()
  })

  it('does not wait for ever', async () => {
    const { front, get, newsroom } = await openFront({ farewell: 200 })
    newsroom.isSilent = true
    const never = get('/admin').then(({ status }) => status)
    await until(() => Promise.resolve(newsroom.asked.length === 1))
    await front.close()
    expect(await never).toBe(0)
  })
})
