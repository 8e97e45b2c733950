import fc from 'fast-check'
import { APIError } from 'payload'
import { describe, expect, it } from 'vitest'
import { getAbsence } from '@/queries/absence'
import { createArticle, createAuthor, createPage, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { expectStraight, useRedirects } from '../redirects'

const { payload } = useNewsroom()
const { write, rewrite, listRedirects, map } = useRedirects(payload)

const SITE = 'http://localhost:3000'

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
