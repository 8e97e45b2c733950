import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { GET as getMedia } from '@/app/(site)/media/[file]/route'
import { NEWS, NEWS_LASTS } from '@/lib/news'
import { createReading, read, toSource } from '@/lib/sources'
import { articlePath, llmsPath, newsSitemapPath, sitemapPathOf } from '@/lib/urls'
import { getArticle } from '@/queries/articles'
import { listAll, listOf } from '@/queries/edition'
import { listLinkSections } from '@/queries/llms'
import { toShareCard } from '@/queries/share-card'
import { getSite } from '@/queries/site'
import { getNews, listMonthAddresses } from '@/queries/sitemaps'
import { createArticle, createJpeg, createPage, createTopic, publish } from '../factories'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

const listNewsJobs = async () => {
  const { docs } = await payload().find({ collection: 'payload-jobs', pagination: false })
  return docs
    .filter(({ input }) => (input as { document?: string }).document === NEWS)
    .map(({ waitUntil }) => waitUntil)
}

const cardOf = async (slug: string) => {
  const article = await getArticle(slug)
  if (!article) throw new Error(`There is no article ${slug}.`)
  return toShareCard(article, await getSite())
}

const ask = (path: string) =>
  getMedia(new Request('http://localhost'), {
    params: Promise.resolve({ file: path.replace('/media/', '') }),
  })

describe('the news sitemap', () => {
  it('has what was first published in the last two days, newest first, and no draft', async () => {
    await createArticle(payload(), { slug: 'older', firstPublishedAt: ago(NEWS_LASTS - 60_000) })
    await createArticle(payload(), { slug: 'new', headline: 'New', language: 'ru' })
    await createArticle(payload(), { slug: 'old', firstPublishedAt: ago(NEWS_LASTS + 60_000) })
    await createArticle(payload(), { slug: 'draft', _status: 'draft' })
    const { publication, articles } = await getNews()
    expect(publication).toBe((await getSite()).name)
    expect(articles.map(({ url }) => new URL(url).pathname)).toEqual([
      articlePath('new'),
      articlePath('older'),
    ])
    expect(articles[0]).toMatchObject({ headline: 'New', language: 'ru' })
  })

  it('is printed without an article when its two days are over, once however often it was saved', async () => {
    const { id, firstPublishedAt } = await createArticle(payload())
    await publish(payload(), id, { headline: 'Edited' })
    await createArticle(payload(), { firstPublishedAt: ago(NEWS_LASTS + 1000) })
    const leaves = new Date(Date.parse(firstPublishedAt ?? '') + NEWS_LASTS).toISOString()
    expect(await listNewsJobs()).toEqual([leaves])
    expect((await listOf([NEWS])).addresses).toEqual([newsSitemapPath])
  })
})

describe('a month’s sitemap', () => {
  const MAY = '2014-05-15T12:00:00.000Z'

  it('names the lead picture and the translations, and is made from these', async () => {
    const data = await createJpeg()
    const file = { data, size: data.length, mimetype: 'image/jpeg', name: 'x.jpg' }
    const { id: leadImage } = await payload().create({
      collection: 'media',
      data: { alt: 'A picture' },
      file,
    })
    const original = await createArticle(payload(), { slug: 'original', firstPublishedAt: MAY, leadImage })
    const kazakh = await createArticle(payload(), {
      slug: 'kazakh',
      language: 'kk',
      translationOf: original.id,
    })
    const reading = createReading(undefined)
    const [entry] = await read.run(reading, () => listMonthAddresses(2014, 5))
    expect(entry?.images?.map((url) => new URL(url).pathname)).toEqual([
      (await getArticle('original'))?.picture?.main.path,
    ])
    expect(entry?.translations?.map(({ language, url }) => [language, new URL(url).pathname])).toEqual([
      ['kk', '/articles/kazakh'],
      ['en', '/articles/original'],
    ])
    for (const id of [original.id, kazakh.id, leadImage]) expect([...reading.sources]).toContain(toSource(id))
  })

  it('is printed anew when a translation comes out', async () => {
    const original = await createArticle(payload(), { slug: 'original', firstPublishedAt: MAY })
    const { id } = await createArticle(payload(), { translationOf: original.id })
    expect((await listOf([`articles/${id}`])).addresses).toContain(sitemapPathOf(2014, 5))
  })
})

describe('a share card', () => {
  it('is a picture with headline, byline, kind and day in the article’s language', async () => {
    await payload().updateGlobal({ slug: 'site', data: { languages: ['en', 'kk'] } })
    await createArticle(payload(), {
      slug: 'kazakh',
      headline: 'Қазақстанның лас құпиясы',
      kind: 'opinion',
      language: 'kk',
      firstPublishedAt: '2014-01-15T12:00:00.000Z',
    })
    const card = await cardOf('kazakh')
    expect(card).toMatchObject({ headline: 'Қазақстанның лас құпиясы', kicker: 'Пікір' })
    expect(card.byline).toMatch(/^Author \d+ · 2014 ж\. 15 қаңтар$/)
    const response = await ask(card.path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    const { width, height } = await sharp(await response.bytes()).metadata()
    expect([width, height]).toEqual([1200, 630])
  })

  it('has another address with other words, and none of a draft or of invented ones', async () => {
    const { id } = await createArticle(payload(), { slug: 'changed' })
    const before = await cardOf('changed')
    await publish(payload(), id, { headline: 'Changed' })
    const after = await cardOf('changed')
    await createArticle(payload(), { slug: 'draft', _status: 'draft' })
    const paths = [
      before.path,
      after.path,
      '/media/card-draft-0123456789abcdef.png',
      '/media/card-0123456789abcdef.png',
      '/media/card-.png',
    ]
    const answers = await Promise.all(paths.map(async (path) => (await ask(path)).status))
    expect(answers).toEqual([404, 200, 404, 404, 404])
  })

  it('is the site’s own where no font has the language’s letters', async () => {
    await createArticle(payload(), { slug: 'chinese', language: 'zh', headline: '秘密' })
    const card = await cardOf('chinese')
    expect([card.headline, card.path.includes('chinese')]).toEqual([(await getSite()).name, false])
    expect((await ask(card.path)).status).toBe(200)
  })
})

describe('llms.txt', () => {
  it('leads to lists, topics, pages and feeds, and knows no topic of drafts', async () => {
    const [oil, secret] = [await createTopic(payload(), 'Oil'), await createTopic(payload(), 'Secret')]
    await createArticle(payload(), { topics: [oil.id] })
    await createArticle(payload(), { topics: [secret.id], _status: 'draft' })
    await createPage(payload(), { title: 'About us', slug: 'about' })
    const names = (await listLinkSections()).flatMap(({ links }) => links.map(({ name }) => name))
    expect(names).toEqual(expect.arrayContaining(['Front page', 'Archive', 'Oil', 'About us', 'RSS']))
    expect(names).not.toContain('Secret')
  })
})

describe('the edition', () => {
  it('has icons, manifest, news sitemap and llms.txt', async () => {
    expect((await listAll()).addresses).toEqual(
      expect.arrayContaining([
        '/favicon.ico',
        '/favicon.svg',
        '/apple-touch-icon.png',
        '/icon-192.png',
        '/icon-512.png',
        '/icon-maskable-512.png',
        '/site.webmanifest',
        newsSitemapPath,
        llmsPath,
      ]),
    )
  })
})
