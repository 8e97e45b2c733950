import { describe, expect, it } from 'vitest'
import { getAbsence } from '@/queries/absence'
import { countMonths, listMonth } from '@/queries/archive'
import { listCorrectionYears, listNewestCorrections } from '@/queries/corrections'
import { listAll, listOf } from '@/queries/edition'
import { getHome } from '@/queries/home'
import { getListPage } from '@/queries/lists'
import { getTopic, listNames } from '@/queries/names'
import { getPage } from '@/queries/pages'
import { listPageAddresses } from '@/queries/sitemaps'
import { getLocale } from '@/queries/site'
import { createArticle, createPage, createTopic } from '../factories'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const speak = (...languages: ('en' | 'ru' | 'kk' | 'ug')[]) =>
  payload().updateGlobal({ slug: 'site', data: { languages } })

type Language = 'en' | 'ru' | 'kk' | 'ug'

async function publishIn(language: Language, topics: string[] = []) {
  const { slug, id } = await createArticle(payload(), {
    language,
    topics,
    firstPublishedAt: '2020-05-05T12:00:00.000Z',
    corrections: [{ kind: 'correction', date: '2021-01-01T12:00:00.000Z', text: 'Put right.' }],
  })
  return { slug, id }
}

const slugsOf = (articles: { slug: string }[]) => articles.map(({ slug }) => slug).sort()

describe('a site in several languages', () => {
  it('has lists of each, and every article in just one of them', async () => {
    await speak('en', 'ru', 'kk')
    const topic = await createTopic(payload(), 'Unions')
    const [english, russian, uyghur] = [
      await publishIn('en', [topic.id]),
      await publishIn('ru', [topic.id]),
      await publishIn('ug', [topic.id]),
    ]
    const homes = await Promise.all(
      (['en', 'ru', 'kk'] as const).map(async (language) => {
        const { lead, latest } = await getHome(language)
        return slugsOf(lead ? [lead, ...latest] : latest)
      }),
    )
    // Uyghur has no lists of its own, so the first language's hold it.
    expect(homes).toEqual([[english.slug, uyghur.slug].sort(), [russian.slug], []])

    expect(await getTopic('unions', 'kk')).toBe(undefined)
    expect(await listNames('topics', 'kk')).toEqual([])
    expect(slugsOf((await getListPage('topics', topic.id, undefined, 'ru'))?.articles ?? [])).toEqual([
      russian.slug,
    ])
    expect(slugsOf(await listMonth(2020, 5, 'UTC', 'ru'))).toEqual([russian.slug])
    expect((await countMonths('UTC', 'en'))[0]?.articles).toBe(2)
    expect(slugsOf(await listNewestCorrections('ru'))).toEqual([russian.slug])
    expect([await listCorrectionYears('UTC', 'ru'), await listCorrectionYears('UTC', 'kk')]).toEqual([
      [2021],
      [],
    ])
  })

  it('is printed and mapped with the lists of each language, and no others', async () => {
    await speak('en', 'ru', 'kk')
    const topic = await createTopic(payload(), 'Oil')
    const { id, slug } = await publishIn('ru', [topic.id])
    const { addresses } = await listAll()
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/ru',
        '/kk',
        '/ru/topics',
        '/ru/topics/oil',
        '/ru/archive/2020',
        '/ru/archive/2020/05',
        '/ru/corrections/2021',
        '/kk/archive',
        '/kk/corrections',
      ]),
    )
    for (const none of [
      '/en',
      '/en/topics',
      '/topics/oil',
      '/kk/topics/oil',
      '/kk/archive/2020',
      '/archive/2020',
    ])
      expect(addresses).not.toContain(none)

    const mapped = (await listPageAddresses()).map(({ url }) => new URL(url).pathname)
    expect(mapped).toEqual(expect.arrayContaining(['/ru', '/kk', '/ru/topics/oil', '/ru/corrections/2021']))

    // Only its own language's lists are printed when it comes out.
    const own = (await listOf([`articles/${id}`])).addresses
    expect(own).toEqual(
      expect.arrayContaining([`/articles/${slug}`, '/ru', '/ru/topics/oil', '/ru/archive/2020/05']),
    )
    expect(own.filter((address) => /^\/(?:kk|topics|archive)?(?:\/|$)/.test(address))).toEqual([])
  })

  it('leads on from a topic’s former address in every language that has lists, and in no other', async () => {
    await speak('en', 'ru')
    const topic = await createTopic(payload(), 'Oil')
    await publishIn('ru', [topic.id])
    await payload().update({ collection: 'topics', id: topic.id, data: { slug: 'petroleum' } })
    const absences = await Promise.all(
      ['/topics/oil', '/ru/topics/oil', '/kk/topics/oil', '/en/topics/oil', '/ru/articles/oil'].map(
        getAbsence,
      ),
    )
    expect(absences).toEqual([
      { reason: 'moved', to: '/topics/petroleum' },
      { reason: 'moved', to: '/ru/topics/petroleum' },
      ...[1, 2, 3].map(() => ({ reason: 'unknown' })),
    ])
    const { addresses } = await listAll()
    expect(addresses).toEqual(expect.arrayContaining(['/topics/oil', '/ru/topics/oil']))
    expect(addresses).not.toContain('/kk/topics/oil')
    const { docs } = await payload().find({
      collection: 'redirects',
      where: { from: { equals: '/topics/oil' } },
    })
    expect((await listOf([`redirects/${docs[0]?.id}`])).addresses).toContain('/ru/topics/oil')
  })

  it('speaks the language that comes first where another is not its own', async () => {
    await speak('kk', 'en')
    const locales = await Promise.all(['kk', 'en', 'ru', 'ug', undefined].map(getLocale))
    expect(locales.map(({ language, prefix }) => [language, prefix])).toEqual([
      ['kk', ''],
      ['en', '/en'],
      ['kk', ''],
      ['kk', ''],
      ['kk', ''],
    ])
  })

  it('has words at all when its articles are in languages the site has none for', async () => {
    await speak('ug')
    expect((await getLocale()).language).toBe('en')
  })

  it('has static pages each in its own language', async () => {
    const { slug } = await createPage(payload(), { language: 'kk' })
    expect((await getPage(slug))?.language).toBe('kk')
  })
})
