import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { createArticle, createPage } from '../factories'
import { useNewsroom } from '../newsroom'
import { expectStraight, useRedirects } from '../redirects'
import { request } from '../rest'

const { payload } = useNewsroom()
const { write, rewrite, listRedirects, map, takeJobs } = useRedirects(payload)

const SITE = 'http://localhost:3000'

describe('a redirect that would lead in circles', () => {
  it.each([
    ['to itself', '/a', '/a'],
    ['to itself with a trailing slash, a query and a fragment', '/a', '/a/?x=1#y'],
    ['to itself by the whole address of this site', '/a', `${SITE}/a#notes`],
    ['to itself in percent signs', '/ж', '/%D0%B6'],
  ])('%s is refused in words', async (_, from, to) => {
    await expect(write(from, to)).rejects.toThrow('round in circles')
    expect(await map()).toEqual({})
  })

  it('over another is refused, and says by which way', async () => {
    await write('/a', '/b')
    await expect(write('/b', '/a?x')).rejects.toThrow('Readers would go round in circles (/b → /a → /b)')
    expect(await map()).toEqual({ '/a': '/b' })
  })

  it('over many is refused, whichever of them closes the circle', async () => {
    await write('/a', '/b')
    await write('/b', '/c')
    await write('/c', '/d')
    await expect(write('/d', '/a')).rejects.toThrow('round in circles')
    await expect(rewrite('/a', { from: '/d' })).rejects.toThrow('round in circles')
    expect(await map()).toEqual({ '/a': '/d', '/b': '/d', '/c': '/d' })
  })

  it('is refused over REST with 400 and the sentence', async () => {
    const token = (await signIn(payload(), 'publisher')).token
    await write('/a', '/b')
    const body = { from: '/b', kind: 'moved', to: `${SITE}/a` }
    const { status, text } = await request('POST', '/redirects', { token, body })
    expect([status, text]).toEqual([400, expect.stringContaining('/b → /a → /b')])
  })

  it('cannot be closed by two editors at once', async () => {
    const outcomes = await Promise.allSettled([write('/a', '/b'), write('/b', '/c'), write('/c', '/a')])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expectStraight(await listRedirects())
  })
})

describe('a redirect', () => {
  it.each(['contributor', 'editor'] as const)(
    'leads readers at once, so it is not a %s’s to write',
    async (role) => {
      const { token } = await signIn(payload(), role)
      const body = { from: '/donate', kind: 'moved', to: 'https://elsewhere.example/' }
      expect((await request('POST', '/redirects', { token, body })).status).toBe(403)
      await write('/a', '/b')
      const { docs } = await payload().find({ collection: 'redirects' })
      const path = `/redirects/${docs[0]?.id}`
      expect((await request('PATCH', path, { token, body: { to: '/c' } })).status).toBe(403)
      expect(await map()).toEqual({ '/a': '/b' })
    },
  )

  it.each(['javascript:alert(1)', '//elsewhere.example', 'elsewhere', 'mailto:a@example.org', ''])(
    'to %j is refused',
    async (to) => {
      await expect(write('/a', to)).rejects.toThrow('New address')
    },
  )

  it.each([[['/b']], [{ toString: 'x' }], [7]])(
    'with %j for an address is refused, not stored',
    async (to) => {
      const body = { from: '/a', kind: 'moved', to }
      const { status } = await request('POST', '/redirects', {
        token: (await signIn(payload(), 'publisher')).token,
        body,
      })
      expect(status).toBe(400)
    },
  )

  it.each([
    '/search', '/preview', '/preview/shared/x', '/articles', '/topics', '/feed', '/ru', '/en', '/admin', '/admin/x', '/api/users', '/_next/image',
    '/favicon.ico', '/media', '/press/x', '/robots.txt',
  ])('is not written from %s, where the site or its newsroom answers', async (from) => {
    const body = { from, kind: 'moved', to: '/about' }
    const { token } = await signIn(payload(), 'publisher')
    const { status, text } = await request('POST', '/redirects', { token, body })
    expect([status, text]).toEqual([400, expect.stringContaining('no reader is led away')])
  }) // prettier-ignore

  it('is not written by hand from where a page stands, since nobody would ever be led by it', async () => {
    const token = (await signIn(payload(), 'publisher')).token
    await createArticle(payload(), { slug: 'out' })
    await createArticle(payload(), { slug: 'not-yet', _status: 'draft' })
    await createPage(payload(), { slug: 'about' })
    const send = (from: string) =>
      request('POST', '/redirects', { token, body: { from, kind: 'moved', to: '/archive' } })
    for (const from of ['/articles/out', '/about']) {
      const { status, text } = await send(from)
      expect([status, text]).toEqual([400, expect.stringContaining('A page stands there')])
    }
    expect((await send('/articles/not-yet')).status).toBe(201)
    expect((await send('/out')).status).toBe(201)
  })

  it('to another leads to where that one leads, and keeps the place on the page', async () => {
    await write('/b', '/c?edition=2')
    await write('/a', '/b?from=mail#notes')
    await write('/d', `${SITE}/b/`)
    await write('/c', 'https://elsewhere.example/x')
    expect(await map()).toEqual({
      '/a': 'https://elsewhere.example/x#notes',
      '/b': 'https://elsewhere.example/x',
      '/c': 'https://elsewhere.example/x',
      '/d': 'https://elsewhere.example/x',
    })
  })

  it('draws after it those that led to where it begins, and each is printed', async () => {
    await write('/a', '/c')
    await write('/b', '/c#notes')
    await write('/x', '/cc')
    await takeJobs()
    await write('/c', '/d')
    const drawn = (await listRedirects()).filter(({ from }) => from !== '/x')
    expect(await takeJobs()).toEqual(drawn.map(({ id }) => `redirects/${id}`).sort())
    expect(await map()).toEqual({ '/a': '/d', '/b': '/d#notes', '/c': '/d', '/x': '/cc' })
  })

  it('that is rolled back leaves the others, and prints nothing', async () => {
    await write('/a', '/b')
    await takeJobs()
    const attempt = async (end: typeof commitTransaction) => {
      const req = await createLocalReq({}, payload())
      await initTransaction(req)
      await payload().create({ collection: 'redirects', data: { from: '/b', kind: 'moved', to: '/c' }, req })
      await end(req)
      return [await map(), (await takeJobs()).length]
    }
    expect(await attempt(killTransaction)).toEqual([{ '/a': '/b' }, 0])
    expect(await attempt(commitTransaction)).toEqual([{ '/a': '/c', '/b': '/c' }, 2])
  })

  it('to what is gone stays, and follows when that address leads on after all', async () => {
    await payload().create({ collection: 'redirects', data: { from: '/b', kind: 'gone', to: '/left-over' } })
    await write('/a', '/b')
    expect(await map()).toEqual({ '/a': '/b', '/b': 'gone' })
    await rewrite('/b', { kind: 'moved', to: '/c' })
    expect(await map()).toEqual({ '/a': '/c', '/b': '/c' })
    await rewrite('/b', { kind: 'gone' })
    expect((await listRedirects()).map(({ to }) => to)).toEqual(['/c', null])
  })

  it('can be edited in the admin as before', async () => {
    const token = (await signIn(payload(), 'publisher')).token
    const { id } = await write('/a', '/b')
    const body = { to: 'https://elsewhere.example/' }
    expect((await request('PATCH', `/redirects/${id}`, { token, body })).status).toBe(200)
    expect(await map()).toEqual({ '/a': 'https://elsewhere.example/' })
  })
})
