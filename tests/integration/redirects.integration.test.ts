import fc from 'fast-check'
import { APIError, commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import { describe, expect, it } from 'vitest'
import { toTarget } from '@/collections/redirects/target'
import type { Redirect } from '@/payload-types'
import { getAbsence } from '@/queries/absence'
import { signIn } from '../colleagues'
import { createArticle, createAuthor, createPage, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const SITE = 'http://localhost:3000'

const write = (from: string, to: string) =>
  payload().create({ collection: 'redirects', data: { from, kind: 'moved', to } })

const rewrite = async (from: string, data: Partial<Redirect>) => {
  const { docs } = await payload().find({ collection: 'redirects', where: { from: { equals: from } } })
  return payload().update({ collection: 'redirects', id: docs[0]?.id ?? '', data })
}

async function listRedirects(): Promise<Redirect[]> {
  return (await payload().find({ collection: 'redirects', pagination: false, sort: 'from' })).docs
}

const map = async () =>
  Object.fromEntries(
    (await listRedirects()).map(({ from, kind, to }) => [from, kind === 'gone' ? 'gone' : to]),
  )

async function takeJobs(): Promise<string[]> {
  const where = { queue: { equals: 'press' } }
  const { docs } = await payload().find({ collection: 'payload-jobs', where, pagination: false })
  await payload().db.deleteMany({ collection: 'payload-jobs', where })
  return [...new Set(docs.map(({ input }) => (input as { document: string }).document))].sort()
}

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
    const token = (await signIn(payload(), 'editor')).token
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
        token: (await signIn(payload(), 'editor')).token,
        body,
      })
      expect(status).toBe(400)
    },
  )

  it('is not written by hand from where a page stands, since nobody would ever be led by it', async () => {
    const token = (await signIn(payload(), 'editor')).token
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
    const token = (await signIn(payload(), 'editor')).token
    const { id } = await write('/a', '/b')
    const body = { to: 'https://elsewhere.example/' }
    expect((await request('PATCH', `/redirects/${id}`, { token, body })).status).toBe(200)
    expect(await map()).toEqual({ '/a': 'https://elsewhere.example/' })
  })
})

describe('an article that moves', () => {
  const move = (id: string, slug: string) => publish(payload(), id, { slug })

  it('again and again leads readers of each former address straight to where it is', async () => {
    const { id } = await createArticle(payload(), { slug: 'one' })
    await write('/2014/01/15/one', '/articles/one#corrections')
    await move(id, 'two')
    await move(id, 'three')
    expect(await map()).toEqual({
      '/2014/01/15/one': '/articles/three#corrections',
      '/articles/one': '/articles/three',
      '/articles/two': '/articles/three',
    })
    expect(await getAbsence('/articles/one')).toEqual({ reason: 'moved', to: '/articles/three' })
  })

  it('back to a former address ends the redirect from there', async () => {
    const { id } = await createArticle(payload(), { slug: 'one' })
    await move(id, 'two')
    await move(id, 'one')
    expect(await map()).toEqual({ '/articles/two': '/articles/one' })
  })

  it('is moved by two publishers at once, and no address of it is lost', async () => {
    const [first, second] = [
      await createArticle(payload(), { slug: 'one' }),
      await createArticle(payload(), { slug: 'two' }),
    ]
    await write('/a', '/articles/one')
    await write('/b', '/articles/two')
    await Promise.all([
      move(first.id, 'uno'),
      move(second.id, 'due'),
      write('/c', '/a'),
      write('/d', '/articles/two'),
    ])
    expectStraight(await listRedirects())
    expect(await map()).toEqual({
      '/a': '/articles/uno',
      '/articles/one': '/articles/uno',
      '/articles/two': '/articles/due',
      '/b': '/articles/due',
      '/c': '/articles/uno',
      '/d': '/articles/due',
    })
  })

  it('draws redirects to a renamed author after it in the same way', async () => {
    const author = await createAuthor(payload(), 'One')
    await createArticle(payload(), { authors: [author.id] })
    await write('/team/one', '/authors/one')
    await payload().update({ collection: 'authors', id: author.id, data: { slug: 'two' } })
    expect(await map()).toEqual({ '/authors/one': '/authors/two', '/team/one': '/authors/two' })
  })
})

/** No redirect leads to where another begins, or to where it begins itself. */
function expectStraight(redirects: Redirect[]): void {
  const moved = redirects.filter(({ kind }) => kind === 'moved')
  const begins = new Set(moved.map(({ from }) => from))
  const led = moved.map(({ from, to }) => ({ from, path: toTarget(to ?? '', SITE)?.path ?? 'elsewhere' }))
  expect(led.filter(({ path }) => begins.has(path))).toEqual([])
}

describe('any sequence of moves and redirects by hand', () => {
  const SLUGS = ['one', 'two', 'three', 'four', 'five']
  const ADDRESSES = [...SLUGS.map((slug) => `/${slug}`), '/old/a', '/old/b']
  const target = fc
    .tuple(
      fc.constantFrom('', SITE),
      fc.constantFrom(...ADDRESSES, '/elsewhere'),
      fc.constantFrom('', '/', '?x=1', '#y', '?x#y'),
    )
    .map((parts) => parts.join(''))
  const step = fc.oneof(
    fc.record({ does: fc.constant('move' as const), which: fc.nat(1), slug: fc.constantFrom(...SLUGS) }),
    fc.record({ does: fc.constant('withdraw' as const), which: fc.nat(1) }),
    fc.record({ does: fc.constant('write' as const), from: fc.constantFrom(...ADDRESSES), to: target }),
    fc.record({
      does: fc.constant('rewrite' as const),
      from: fc.constantFrom(...ADDRESSES),
      data: fc.record(
        {
          from: fc.constantFrom(...ADDRESSES),
          to: target,
          kind: fc.constantFrom('moved' as const, 'gone' as const),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ does: fc.constant('end' as const), from: fc.constantFrom(...ADDRESSES) }),
  )
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

  async function take(step: Step, pages: string[]): Promise<unknown> {
    switch (step.does) {
      case 'move':
        return payload().update({
          collection: 'pages',
          id: pages[step.which] ?? '',
          data: { slug: step.slug, _status: 'published' },
        })
      case 'withdraw':
        return payload().update({
          collection: 'pages',
          id: pages[step.which] ?? '',
          data: { _status: 'draft' },
        })
      case 'write':
        return write(step.from, step.to)
      case 'rewrite':
        return rewrite(step.from, step.data)
      case 'end':
        return payload().delete({ collection: 'redirects', where: { from: { equals: step.from } } })
    }
  }

  it('leaves no chain and no circle', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await payload().delete({ collection: 'redirects', where: {} })
        await payload().delete({ collection: 'pages', where: {} })
        await payload().delete({ collection: 'redirects', where: {} })
        const pages = [
          (await createPage(payload(), { slug: 'one' })).id,
          (await createPage(payload(), { slug: 'two' })).id,
        ]
        for (const step of steps) {
          await take(step, pages).catch((error: unknown) => {
            if (!(error instanceof APIError)) throw error
          })
          expectStraight(await listRedirects())
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 15) },
    )
  })
})
