import { describe, expect, it } from 'vitest'
import { appOf, signIn } from '../colleagues'
import { createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

describe('a sign-in', () => {
  it.each(['/users/LOGIN', '/Users/login', '/users/login/'])(
    'is counted by whatever spelling a colleague sends it: %s',
    async (path) => {
      const { token } = await signIn(payload(), 'contributor')
      const { email } = await createUser(payload(), 'administrator')
      const headers = { 'x-forwarded-for': '10.0.0.1' }
      const guessOnce = () =>
        request('POST', path, { token, headers, body: { email, password: 'a wrong password' } })
      for (let done = 0; done < 10; done++) expect((await guessOnce()).status).not.toBe(429)
      expect((await guessOnce()).status).toBe(429)
    },
  )

  it.each(['/users/%6Cogin', '/%75sers/login', '/%2575sers/l%256Fgin', '/users/reset%2Dpassword'])(
    'is none in a spelling that no program of ours uses: %s',
    async (path) => {
      const { token } = await signIn(payload(), 'contributor')
      const { email } = await createUser(payload(), 'administrator')
      const body = { email, password: 'a wrong password' }
      expect((await request('POST', path, { token, body })).status).toBe(404)
    },
  )

  it('is not begun by a page of another site', async () => {
    const user = await createUser(payload(), 'editor')
    await appOf(user)
    const { email } = user
    const enterFrom = (origin: string) =>
      request('POST', '/users/login', { headers: { origin }, body: { email, password: PASSWORD } })
    for (const origin of ['https://elsewhere.example', 'null'])
      expect((await enterFrom(origin)).status).toBe(403)
    expect((await enterFrom('http://localhost:3000')).status).toBe(401)
  })
})

describe('a colleague at the API', () => {
  it.each(['application/json', 'text/plain', ''])(
    'may nest what he sends as %j as deep as a document is, and no deeper',
    async (type) => {
      const { token } = await signIn(payload(), 'editor')
      const nested = (levels: number) => `${'['.repeat(levels)}"${'['.repeat(500)}"${']'.repeat(levels)}`
      const keep = (levels: number, more = {}) =>
        request('POST', '/payload-preferences/nested', {
          token,
          headers: { 'content-type': type, ...more },
          text: `{"value":${nested(levels)}}`,
        })
      expect((await keep(199)).status).toBe(200)
      for (const levels of [200, 5_000, 500_000]) {
        const { status, text } = await keep(levels)
        expect([levels, status, text]).toEqual([levels, 400, expect.stringContaining('200 levels')])
      }
      expect((await keep(5_000, { 'X-HTTP-Method-Override': 'GET' })).status).toBe(400)
    },
  )
})
