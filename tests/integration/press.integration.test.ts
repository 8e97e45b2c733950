import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { NEWS } from '@/lib/news'
import { createReading, read } from '@/lib/sources'
import { getArticle } from '@/queries/articles'
import { listAll, listOf } from '@/queries/edition'
import { getHome } from '@/queries/home'
import { listDue, settleJobs } from '@/scripts/press/waiting'
import { body, link, paragraph } from '@/scripts/seed/lexical'
import { IMPORTED } from '@/collections/articles/imported'
import { createArticle, createAuthor, createJpeg, createTopic, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

/** What the print jobs of the queue are about, each once, and the queue empty again. */
async function takeJobs(): Promise<string[]> {
  const where = { queue: { equals: 'press' } }
  const { docs } = await payload().find({ collection: 'payload-jobs', where, pagination: false })
  await payload().db.deleteMany({ collection: 'payload-jobs', where })
  const documents = docs.map(({ input }) => (input as { document: string }).document)
  // What is new today will be old one day: see share.integration.test.ts.
  return [...new Set(documents)].filter((document) => document !== NEWS).sort()
}

describe('a change', () => {
  it('of a published article is printed, and one that readers cannot see is not', async () => {
    const { id } = await createArticle(payload(), { _status: 'draft' })
    await takeJobs()
    const change = async (data: object, draft = false) => {
      await payload().update({ collection: 'articles', id, data, draft, context: IMPORTED })
      return takeJobs()
    }
    expect(await change({ headline: 'Still a draft' }, true)).toEqual([])
    expect(await change({ _status: 'published' })).toEqual([`articles/${id}`])
    expect(await change({ headline: 'In the making' }, true)).toEqual([])
    expect(await change({ _status: 'published' })).toEqual([`articles/${id}`])
    expect(await change({ _status: 'draft' })).toEqual([`articles/${id}`])
    await payload().delete({ collection: 'articles', id })
    expect(await takeJobs()).toContain(`articles/${id}`)
  })

  it('that was rolled back is not printed', async () => {
    const author = await createAuthor(payload())
    await takeJobs()
    const rename = async (name: string, end: typeof commitTransaction) => {
      const req = await createLocalReq({}, payload())
      await initTransaction(req)
      await payload().update({ collection: 'authors', id: author.id, data: { name }, req })
      await end(req)
      return takeJobs()
    }
    expect(await rename('Nobody', killTransaction)).toEqual([])
    expect(await rename('Somebody', commitTransaction)).toEqual([`authors/${author.id}`])
  })

  it('of what every page carries prints everything', async () => {
    await payload().updateGlobal({ slug: 'site', data: { name: 'Renamed' } })
    expect(await takeJobs()).toEqual(['everything'])
  })

  it('that time itself will make is printed when its time has come', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const firstPublishedAt = '2014-01-15T12:00:00.000Z'
    await createArticle(payload(), { firstPublishedAt, callToAction: { text: 'Write to them', until } })
    const { docs } = await payload().find({
      collection: 'payload-jobs',
      where: { waitUntil: { exists: true } },
    })
    expect(docs).toHaveLength(1)
    expect(docs[0]?.waitUntil && docs[0].waitUntil > until.slice(0, 10)).toBe(true)
  })

  it('cannot have its printing begun, or called off, from outside', async () => {
    const { email } = await createUser(payload(), 'administrator')
    const { json } = await request('POST', '/users/login', { body: { email, password: PASSWORD } })
    const token = String(json.token)
    for (const [method, path] of [
      ['GET', '/payload-jobs/run'],
      ['GET', '/payload-jobs/run?allQueues=true'],
      ['GET', '/payload-jobs'],
      ['DELETE', '/payload-jobs?where[id][exists]=true'],
    ] as const) {
      expect([401, 403]).toContain((await request(method, path, { token })).status)
      expect((await request(method, path)).status).toBe(401)
    }
  })
})

/** The documents that a page names as its sources while it is made for the press. */
async function sourcesOf(make: () => Promise<unknown>): Promise<Set<string>> {
  const reading = createReading(`batch of a test ${Math.random()}`)
  await read.run(reading, make)
  return reading.sources
}

describe('a page made for the press', () => {
  it('names every document it was made from, and what it will show one day', async () => {
    const data = await createJpeg({ width: 300, height: 200 })
    const file = { data, size: data.length, mimetype: 'image/jpeg', name: 'x.jpg' }
    const media = await payload().create({ collection: 'media', data: { alt: 'A picture' }, file })
    const [author, topic] = [await createAuthor(payload()), await createTopic(payload())]
    const notYet = await createArticle(payload(), { _status: 'draft' })
    const internal = {
      ...link('read on', ''),
      fields: { linkType: 'internal', doc: { relationTo: 'articles', value: notYet.id } },
    }
    const article = await createArticle(payload(), {
      slug: 'x',
      authors: [author.id],
      topics: [topic.id],
      leadImage: media.id,
      body: body([paragraph([internal])]),
    })
    const translation = await createArticle(payload(), { translationOf: article.id, language: 'kk' })
    const disclaimer = typeof article.disclaimer === 'object' ? article.disclaimer.id : article.disclaimer
    const ids = [article.id, author.id, topic.id, media.id, notYet.id, translation.id, disclaimer]
    const short = (id: string) => id.slice(0, 8)
    expect([...(await sourcesOf(() => getArticle('x')))]).toEqual(expect.arrayContaining(ids.map(short)))
    const home = await sourcesOf(() => getHome('en'))
    expect([...home]).toEqual(
      expect.arrayContaining([article, author, topic, media].map(({ id }) => short(id))),
    )
    expect([...home]).not.toContain(short(notYet.id))
  })

  it('does not name the documents of pages that were made together with it', async () => {
    const first = await createArticle(payload(), { slug: 'first' })
    // An article's page does name those before and after it.
    await createArticle(payload(), { slug: 'between' })
    const second = await createArticle(payload(), { slug: 'second' })
    const [one, two] = await Promise.all([
      sourcesOf(() => getArticle('first')),
      sourcesOf(() => getArticle('second')),
    ])
    expect([one.has(first.id.slice(0, 8)), one.has(second.id.slice(0, 8))]).toEqual([true, false])
    expect([two.has(first.id.slice(0, 8)), two.has(second.id.slice(0, 8))]).toEqual([false, true])
  })
})

describe('the addresses of the edition', () => {
  it('have no draft, and nobody who is not published yet', async () => {
    await createArticle(payload(), { slug: 'out' })
    await createArticle(payload(), {
      slug: 'secret',
      topics: [(await createTopic(payload(), 'Secret')).id],
      _status: 'draft',
    })
    await payload().create({
      collection: 'redirects',
      data: { from: '/old', kind: 'moved', to: '/articles/out' },
    })
    const { addresses } = await listAll()
    expect(addresses).toEqual(
      expect.arrayContaining(['/', '/articles/out', '/old', '/feed.rss', '/absent/404', '/absent/410']),
    )
    expect(addresses.filter((address) => /secret/.test(address))).toEqual([])
  })

  it.each([
    '/media/a.jpg', '/feed.rss', '/feed.rss/x', '/sitemaps/2014-01.xml', '/articles/x/index.html', '/.well-known/x', '/a/.moved', '/404.html', '/press/health', '/feed.rss.gz', '/about/index.html.br', '/llms.txt/old', '/site.webmanifest', '/favicon.svg.br', '/icon-192.png/x', '/410-legal.html',
    '/feeds/topics/oil.rss', '/feeds/kind/news.atom/x', '/feeds/corrections.rss.br', '/feeds/corrections.json/x', '/feeds.opml', '/ru/feeds.opml.gz', '/kk/feeds.opml/x',
    `/${'ж'.repeat(130)}`,
  ])('cannot lead away from %s, where the edition has files of its own or can have none', async (from) => {
    const data = { from, kind: 'moved' as const, to: '/articles/out' }
    await expect(payload().create({ collection: 'redirects', data })).rejects.toThrow()
  }) // prettier-ignore

  it('of a published article grow by no more with the archive', async () => {
    const shared = {
      topics: [(await createTopic(payload())).id],
      authors: [(await createAuthor(payload())).id],
    }
    const counts: number[] = []
    for (let n = 0; n < 45; n++) {
      const { id } = await createArticle(payload(), shared)
      counts.push((await listOf([`articles/${id}`])).addresses.length)
    }
    // The first few look ahead to what comes after them, as long as little came before.
    const later = counts.slice(6)
    expect(Math.max(...later) - Math.min(...later)).toBeLessThanOrEqual(2)
    expect(Math.max(...counts) - Math.min(...later)).toBeLessThanOrEqual(4)
  })
})

describe('a print of everything', () => {
  it('settles what is due when it begins, and not what only time will change or what is asked for meanwhile', async () => {
    await takeJobs()
    const queue = (document: string, waitUntil?: Date) =>
      payload().jobs.queue({
        task: 'print',
        queue: 'press',
        input: { document },
        ...(waitUntil ? { waitUntil } : {}),
      })
    const client = new pg.Client(process.env.DATABASE_URL)
    await client.connect()
    try {
      await queue('everything')
      await queue('later', new Date(Date.now() + 60_000))
      const due = await listDue(client)
      await queue('meanwhile')
      await settleJobs(client, due)
      expect([due.length, await takeJobs()]).toEqual([1, ['later', 'meanwhile']])
    } finally {
      await client.end()
    }
  })
})
