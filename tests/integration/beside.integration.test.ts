import { describe, expect, it } from 'vitest'
import { createReading, read, toSource } from '@/lib/sources'
import { getArticle, getArticleAlone, getArticleLanguage } from '@/queries/articles'
import { listOf } from '@/queries/edition'
import { createArticle, createAuthor, createTopic, publish } from '../factories'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const short = (id: string) => id.slice(0, 8)

/** Articles of one author with these topics, in the order of their coming out: “a0”, “a1” and so on. */
async function publishMany(topicsOf: string[][]): Promise<string[]> {
  const author = await createAuthor(payload())
  const ids: string[] = []
  for (const [index, topics] of topicsOf.entries()) {
    const { id } = await createArticle(payload(), { slug: `a${index}`, authors: [author.id], topics })
    ids.push(id)
  }
  return ids
}

const besideOf = async (slug: string) => {
  const article = await getArticle(slug)
  return {
    previous: article?.previous?.slug,
    next: article?.next?.slug,
    related: article?.related.map((each) => each.slug),
  }
}

async function sourcesOf(slug: string): Promise<Set<string>> {
  const reading = createReading(`batch of a test ${Math.random()}`)
  await read.run(reading, () => getArticle(slug))
  return reading.sources
}

const pagesOf = async (id: string) =>
  (await listOf([`articles/${id}`])).addresses.filter((address) => /^\/articles\/[^/]+$/.test(address))

describe('beside an article', () => {
  it('stand those before and after it in the lists of its language', async () => {
    await createArticle(payload(), { slug: 'first' })
    const { id } = await createArticle(payload(), { slug: 'gone' })
    await createArticle(payload(), { slug: 'draft', _status: 'draft' })
    await createArticle(payload(), { slug: 'last' })
    await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
    expect(await besideOf('first')).toEqual({ previous: undefined, next: 'last', related: [] })
    expect(await besideOf('last')).toEqual({ previous: 'first', next: undefined, related: [] })
  })

  it('stand no articles on the file to keep, nor beside its revisions, which depend on it alone', async () => {
    const { id: other } = await createArticle(payload(), { slug: 'first' })
    const { id } = await createArticle(payload(), { slug: 'second' })
    const depends = async (make: () => Promise<unknown>) => {
      const reading = createReading(`batch of a test ${Math.random()}`)
      await read.run(reading, make)
      return [toSource(other), toSource(id)].map((source) => reading.sources.has(source))
    }
    expect(await depends(() => getArticle('second'))).toEqual([true, true])
    expect(await depends(() => getArticleAlone('second'))).toEqual([false, true])
    expect(await depends(() => getArticleLanguage('second'))).toEqual([false, true])
  })

  it('stand the nearest three before it that share most of its topics', async () => {
    const [oil, law] = [(await createTopic(payload())).id, (await createTopic(payload())).id]
    await publishMany([[oil, law], [oil], [law], [oil], [oil], [oil, law]])
    expect((await besideOf('a5')).related).toEqual(['a0', 'a4', 'a3'])
  })

  it('stand later ones only where fewer than three came before', async () => {
    const oil = (await createTopic(payload())).id
    await publishMany([[oil], [oil], [oil], [oil], [oil]])
    expect((await besideOf('a0')).related).toEqual(['a1', 'a2', 'a3'])
    expect((await besideOf('a1')).related).toEqual(['a0', 'a2', 'a3'])
    expect((await besideOf('a3')).related).toEqual(['a2', 'a1', 'a0'])
  })

  it('stands no translation of it, and nothing in another list', async () => {
    await payload().updateGlobal({ slug: 'site', data: { languages: ['en', 'ru'] } })
    const topics = [(await createTopic(payload())).id]
    const original = await createArticle(payload(), { slug: 'original', topics })
    await createArticle(payload(), { slug: 'arabic', language: 'ar', topics, translationOf: original.id })
    await createArticle(payload(), { slug: 'russian', language: 'ru', topics })
    expect((await besideOf('original')).related).toEqual([])
    expect(await besideOf('russian')).toEqual({ previous: undefined, next: undefined, related: [] })
  })
})

describe('a publication', () => {
  it('prints the page before it, and no more of them with the archive', async () => {
    const topics = [(await createTopic(payload())).id, (await createTopic(payload())).id]
    const ids = await publishMany(Array.from({ length: 9 }, () => topics))
    expect(await pagesOf(ids.at(-1) ?? '')).toEqual(['/articles/a8', '/articles/a7'])
  })

  it('that is taken up again prints the pages where it comes to stand', async () => {
    const topics = [(await createTopic(payload())).id]
    const ids = await publishMany(Array.from({ length: 11 }, () => topics))
    const pages = ['a5', 'a6', 'a7', 'a8', 'a9'].map((slug) => `/articles/${slug}`)
    expect((await pagesOf(ids[6] ?? '')).sort()).toEqual(pages)
  })

  it('is a source of every page that shows it, or would have with others gone', async () => {
    const [oil, law] = [(await createTopic(payload())).id, (await createTopic(payload())).id]
    const ids = await publishMany([[oil], [oil, law], [oil, law], [oil, law], [oil, law]])
    const sources = await sourcesOf('a4')
    expect(ids.map((id) => sources.has(short(id)))).toEqual([false, true, true, true, true])
    const first = await sourcesOf('a0')
    expect(ids.map((id) => first.has(short(id)))).toEqual([true, true, true, true, false])
  })
})

describe('a translation', () => {
  it('names its translator, and says when its original has changed since', async () => {
    const original = await createArticle(payload(), { slug: 'original', language: 'ru' })
    const data = { slug: 'translation', translationOf: original.id, translatedBy: 'A. B.' }
    const { id } = await createArticle(payload(), data)
    const translation = async () => (await getArticle('translation'))?.translation
    expect(await translation()).toEqual({
      by: 'A. B.',
      original: { language: 'ru', slug: 'original', hasChangedSince: false },
    })
    await publish(payload(), original.id, { headline: 'Another' })
    expect((await translation())?.original?.hasChangedSince).toBe(true)
    await publish(payload(), id, { headline: 'Another, too' })
    expect((await translation())?.original?.hasChangedSince).toBe(false)
    expect((await getArticle('original'))?.translation).toBe(undefined)
  })

  it('has no original that readers do not have', async () => {
    const original = await createArticle(payload(), { _status: 'draft', language: 'ru' })
    await createArticle(payload(), { slug: 'x', translationOf: original.id, translatedBy: 'A. B.' })
    expect((await getArticle('x'))?.translation).toEqual({ by: 'A. B.', original: undefined })
  })
})

describe('about an author', () => {
  it('stands what readers may know, and nothing about one who has told nothing', async () => {
    const teller = await createAuthor(payload(), 'Teller')
    const silent = await createAuthor(payload(), 'Silent')
    await payload().update({
      collection: 'authors',
      id: teller.id,
      data: { biography: 'Reports from Aktau.', links: [{ label: 'Site', url: 'https://example.org/' }] },
    })
    await createArticle(payload(), { slug: 'x', authors: [teller.id, silent.id] })
    expect((await getArticle('x'))?.about).toEqual([
      {
        name: 'Teller',
        slug: 'teller',
        biography: 'Reports from Aktau.',
        portrait: undefined,
        links: [{ label: 'Site', href: 'https://example.org/' }],
      },
    ])
  })
})
