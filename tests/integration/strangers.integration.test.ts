import type { DatabaseAdapter } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { appOf, signIn } from '../colleagues'
import { createArticle, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request, send } from '../rest'
import { listRoutes } from '../routes'

const { payload } = useNewsroom()

/** All that is open; adding to it is a decision. */
const OPEN = [
  'GET /users/me',
  'POST /hub',
  'POST /users/enrol',
  'POST /users/forgot-password',
  'POST /users/invitation',
  'POST /users/login',
  'POST /users/logout',
  'POST /users/reset-password',
]

/** Fails the test when the database is asked anything. */
function forbidDatabase(): () => void {
  const methods: (keyof DatabaseAdapter)[] = ['find', 'findOne', 'findGlobal', 'count', 'create', 'updateOne', 'deleteOne', 'findVersions', 'beginTransaction'] // prettier-ignore
  const spies = methods.map((method) => vi.spyOn(payload().db, method as 'find'))
  const executed = vi.spyOn(payload().db.drizzle, 'execute')
  return () => {
    for (const spy of [...spies, executed]) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  }
}

const FORGED = [
  'eyJhbGciOiJub25lIn0.eyJpZCI6IjEiLCJjb2xsZWN0aW9uIjoidXNlcnMifQ.',
  'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjEiLCJjb2xsZWN0aW9uIjoidXNlcnMifQ.c2lnbmF0dXJl',
  'x',
]

describe('a stranger at the API', () => {
  it('gets one and the same answer at every route but eight, and at those that do not exist, from no database', async () => {
    const { id } = await createArticle(payload())
    const routes = [
      ...listRoutes(payload().config, id),
      ...listRoutes(payload().config, '%00'),
      ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) =>
        ['', '/', '/none', '/none/x', '/og', '/graphql', '/graphql-playground', '/users/login/x', '/users/%6Cogin', '/users//login', '/articles/../users/login', '/payload-jobs/run', '/access'].map((path) => ({ method, path })),
      ), // prettier-ignore
      {
        method: 'GET',
        path: '/articles?where[slug][equals]=x&depth=0&draft=true&limit=1&select[headline]=true',
      },
      { method: 'GET', path: '/users/login' },
      { method: 'HEAD', path: '/users/me' },
    ]
    const check = forbidDatabase()
    const answers = new Map<string, string[]>()
    for (const { method, path } of routes) {
      const route = `${method} ${path}`
      if (OPEN.includes(route) || route === 'POST /articles/../users/login') continue
      const { status, text } = await request(method, path)
      answers.set(`${status} ${text}`, [...(answers.get(`${status} ${text}`) ?? []), route])
    }
    check()
    const [answer = '', asked = []] = [...answers][0] ?? []
    expect([...answers.keys()]).toEqual([expect.stringMatching(/^401 .*sign in to the newsroom/)])
    expect([asked.length > 200, answer.includes('Payload')]).toEqual([true, false])
    expect(OPEN.filter((route) => asked.includes(route))).toEqual([])
  })

  it('finds every open route where the config has it', () => {
    const routes = listRoutes(payload().config).map(({ method, path }) => `${method} ${path}`)
    expect(OPEN.filter((route) => !routes.includes(route))).toEqual([])
  })

  it.each(FORGED)('is nobody with the token %s', async (token) => {
    const check = forbidDatabase()
    expect((await request('GET', '/articles', { token })).status).toBe(401)
    expect(
      (await request('GET', '/articles', { headers: { cookie: `payload-token=${token}` } })).status,
    ).toBe(401)
    check()
  })

  it('is who was a colleague, and has signed out', async () => {
    const { token } = await signIn(payload(), 'administrator')
    expect((await request('POST', '/users/logout', { token })).status).toBe(200)
    expect((await request('GET', '/articles', { token })).status).toBe(401)
  })

  it('does not get past it by saying that a request is another than it looks', async () => {
    for (const header of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override'])
      for (const path of ['/articles', '/users/login', '/users/me', '/users/logout']) {
        const { status } = await request('POST', path, { body: {}, headers: { [header]: 'GET' } })
        expect([path, status]).toEqual([path, 401])
      }
  })

  it('who asks who he is gets nobody, whatever else he asks', async () => {
    await createUser(payload(), 'administrator')
    const { status, json } = await request(
      'GET',
      '/users/me?depth=9&where[id][exists]=true&select[hash]=true',
    )
    expect([status, json.user]).toEqual([200, null])
  })

  it('may send 64 KB and no more, whatever the headers promise', async () => {
    const user = await createUser(payload(), 'editor')
    const { email } = user
    const code = await (await appOf(user)).code()
    const fits = await request('POST', '/users/login', {
      body: { email, password: PASSWORD, code, more: 'x'.repeat(60_000) },
    })
    expect(fits.status).toBe(200)
    const answer = await request('POST', '/users/login', {
      body: { email, password: PASSWORD, more: 'x'.repeat(65_536) },
    })
    expect([answer.status, answer.text]).toEqual([
      413,
      expect.stringContaining('more than the newsroom takes'),
    ])
  })

  it('is stopped at 64 KB of a body without an end', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 16_384
        controller.enqueue(new Uint8Array(16_384))
      },
    })
    const response = await send(
      new Request('http://localhost:3000/api/users/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit),
    )
    expect([response.status, response.headers.get('connection'), sent <= 8 * 16_384]).toEqual([
      413,
      'close',
      true,
    ])
  })

  it.each([
    ['', 'x'],
    ['application/json', 'x'],
    ['application/json', '"x"'],
    ['application/json', '[1]'],
    ['application/json', 'null'],
    ['text/plain', '{}'],
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=', 'x'],
    ['multipart/form-data; boundary=a', 'x'],
    ['multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{'],
    ['multipart/mixed; boundary=a', '--a--'],
  ])('who signs in with %s %s is told that it is none', async (type, body) => {
    const response = await send(
      new Request('http://localhost:3000/api/users/login', {
        method: 'POST',
        headers: type ? { 'content-type': type } : {},
        body,
      }),
    )
    expect(response.status).toBe(400)
  })
})

describe('a colleague at the API', () => {
  it('may send 2 MB of fields, a picture of 20 MB, and no more', async () => {
    const { token } = await signIn(payload(), 'editor')
    const note = { headline: 'Long', newsroomNote: 'x'.repeat(1_900_000) }
    expect((await request('POST', '/articles?draft=true', { token, body: note })).status).not.toBe(413)
    const more = { ...note, newsroomNote: 'x'.repeat(2_200_000) }
    expect((await request('POST', '/articles?draft=true', { token, body: more })).status).toBe(413)
    const promised = await request('POST', '/media', {
      token,
      headers: { 'content-type': 'multipart/form-data; boundary=a', 'content-length': String(30_000_000) },
    })
    expect(promised.status).toBe(413)
  })

  const ID = '00000000-0000-4000-8000-000000000000'
  const JSON_TYPE = { 'content-type': 'application/json' }
  const FORM = { 'content-type': 'multipart/form-data; boundary=a' }
  const DISGUISE = { 'X-HTTP-Method-Override': 'GET' }
  const PART = '--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{'

  it.each([
    ['GET', '/payload-migrations', {}, undefined, 404],
    ['DELETE', '/payload-migrations', {}, undefined, 404],
    ['GET', `/topics/versions/${ID}`, {}, undefined, 404],
    ['GET', `/users/versions/${ID}`, {}, undefined, 404],
    ['POST', `/media/versions/${ID}`, JSON_TYPE, '{}', 404],
    ['PATCH', `/authors/${ID}`, { 'content-type': 'multipart/form-data' }, 'x', 400],
    ['PATCH', `/authors/${ID}`, { 'content-type': 'multipart/mixed; boundary=a' }, 'x', 400],
    ['PATCH', `/authors/${ID}`, FORM, '', 400],
    ['PATCH', `/authors/${ID}`, FORM, PART, 400],
    ['PATCH', `/authors/${ID}`, FORM, `${PART}\r\n--a--\r\n`, 400],
    ['GET', '/constructor/x', {}, undefined, 404],
    ['GET', '/__proto__/x', {}, undefined, 404],
    ['POST', '/toString', JSON_TYPE, '{}', 404],
    ['PATCH', '/hasOwnProperty', FORM, PART, 404],
    ['DELETE', '/valueOf/', {}, undefined, 404],
    ['OPTIONS', '/constructor', {}, undefined, 404],
    ['POST', '/users/verify/x', JSON_TYPE, '{}', 404],
    ['POST', '/users/access/x', { 'content-type': 'multipart/form-data' }, '', 400],
    ['POST', '/authors', JSON_TYPE, '{', 400],
    ['POST', '/authors', { ...JSON_TYPE, ...DISGUISE }, 'x', 400],
    ['POST', '/authors', { ...JSON_TYPE, ...DISGUISE }, '', 400],
  ] as [string, string, Record<string, string>, string | undefined, number][])(
    'who sends %s %s with %j and %j is told that it is none',
    async (method, path, headers, text, expected) => {
      const { token } = await signIn(payload(), 'publisher')
      const { status } = await request(method, path, {
        token,
        headers,
        ...(text === undefined ? {} : { text }),
      })
      expect(status).toBe(expected)
    },
  )

  it('asks in as many words as an address has, and with as many conditions as a list needs', async () => {
    const { token } = await signIn(payload(), 'editor')
    const long = `where[headline][like]=${'x'.repeat(16_000)}`
    expect((await request('GET', `/articles?${long}`, { token })).status).toBe(414)
    const many = Array.from({ length: 120 }, (_, index) => `where[or][${index}][slug][equals]=x`).join('&')
    expect((await request('GET', `/articles?${many}`, { token })).status).toBe(400)
    const deep = `${'{"and":['.repeat(3_000)}{}${']}'.repeat(3_000)}`
    const asked = await request('POST', '/articles', {
      token,
      headers: {
        'X-Payload-HTTP-Method-Override': 'GET',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      text: `where=${encodeURIComponent(deep)}`,
    })
    expect(asked.status).toBe(400)
  })
})
