import { describe, expect, it, vi } from 'vitest'
import { now } from '@/lib/clock'
import { listAged } from '@/queries/aged'
import { getArticle } from '@/queries/articles'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'

vi.mock('@/lib/clock', () => ({ now: vi.fn(() => new Date()) }))

const { payload } = useNewsroom()

const atTime = (iso: string) => vi.mocked(now).mockReturnValue(new Date(iso))
const ageOf = async (slug: string) => (await getArticle(slug))?.age

describe('the age of an article', () => {
  it('grows on its anniversary without anyone publishing, and the press is told of that page alone', async () => {
    await payload().updateGlobal({ slug: 'site', data: { timeZone: 'Asia/Almaty' } })
    await createArticle(payload(), { slug: 'founding', firstPublishedAt: '2014-01-15T12:00:00.000Z' })
    await createArticle(payload(), { slug: 'young', firstPublishedAt: '2026-10-15T12:00:00.000Z' })
    await createArticle(payload(), { slug: 'other', firstPublishedAt: '2020-03-01T12:00:00.000Z' })

    atTime('2026-11-23T12:00:00.000Z')
    expect([await ageOf('founding'), await ageOf('young')]).toEqual([12, 0])
    const { until, next } = await listAged(undefined)
    expect([until, next]).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-23T19:00:00.000Z'])

    // Five hours before London, the day begins in Almaty.
    atTime('2027-01-14T18:59:59.000Z')
    expect([await ageOf('founding'), (await listAged(new Date(until))).addresses]).toEqual([12, []])
    atTime('2027-01-14T19:00:00.000Z')
    expect([await ageOf('founding'), (await listAged(new Date(until))).addresses]).toEqual([
      13,
      ['/articles/founding'],
    ])
  })

  it('is caught up with after days away, also where articles came straight into the database', async () => {
    for (const [slug, day] of [
      ['a', '01'],
      ['b', '03'],
      ['c', '09'],
    ] as const)
      await createArticle(payload(), { slug, firstPublishedAt: `2020-02-${day}T12:00:00.000Z` })
    atTime('2026-02-05T12:00:00.000Z')
    expect((await listAged(new Date('2026-01-30T12:00:00.000Z'))).addresses).toEqual([
      '/articles/b',
      '/articles/a',
    ])
    expect((await listAged(undefined)).addresses).toHaveLength(3)
  })

  it('is not all that time changes: whom to tell of a weakness is said anew each month', async () => {
    const since = new Date('2026-01-30T12:00:00.000Z')
    atTime('2026-02-05T12:00:00.000Z')
    expect((await listAged(since)).addresses).toEqual([])
    await payload().updateGlobal({ slug: 'site', data: { securityContact: 'mailto:security@example.org' } })
    expect((await listAged(since)).addresses).toEqual(['/.well-known/security.txt'])
    expect((await listAged(new Date('2026-02-01T12:00:00.000Z'))).addresses).toEqual([])
  })

  it('of one that is withdrawn is printed nowhere', async () => {
    const data = { slug: 'x', firstPublishedAt: '2020-02-01T12:00:00.000Z' }
    const { id } = await createArticle(payload(), data)
    await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
    atTime('2026-02-05T12:00:00.000Z')
    expect((await listAged(undefined)).addresses).toEqual([])
  })
})
