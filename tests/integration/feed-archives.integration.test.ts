import { sql } from '@payloadcms/db-postgres'
import { beforeEach, describe, expect, it } from 'vitest'
import { renderAtom } from '@/feeds/atom'
import { toFeed } from '@/feeds/entry'
import { renderJson } from '@/feeds/json'
import { renderRss } from '@/feeds/rss'
import { getAbsence } from '@/queries/absence'
import { listAll, listOf } from '@/queries/edition'
import { getFeed } from '@/queries/feed'
import { createArticle, createTopic, publish } from '../factories'
import { openFeed } from '../feeds'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

let topic: string
let ids: string[]

/** Publishes so many more articles under the topic, called a1, a2 … */
async function publishMore(count: number): Promise<void> {
  for (let left = count; left > 0; left--) {
    const headline = `a${ids.length + 1}`
    ids.push((await createArticle(payload(), { headline, topics: [topic] })).id)
  }
}

beforeEach(async () => {
  ids = []
  topic = (await createTopic(payload(), 'Oil')).id
  await publishMore(45)
})

/** The headlines of the feed and of all its archives, as whoever walks back from the feed meets them. */
async function walk(name: string): Promise<string[][]> {
  const parts = []
  let feed = await openFeed(name)
  for (;;) {
    parts.push(feed.articles.map(({ headline }) => headline))
    if (feed.previous === undefined) return parts
    const before = await getFeed(name, String(feed.previous))
    if (!before) throw new Error(`There is no archive ${feed.previous}.`)
    feed = before
  }
}

const range = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `a${from - index}`)

async function renderArchive(name: string): Promise<string[]> {
  const archive = await getFeed(name, '1')
  return archive ? [renderRss(archive), renderAtom(archive), renderJson(archive)] : []
}

const archivesAmong = (addresses: string[]) =>
  addresses.filter((address) => /\/archive\/\d+\.rss$/.test(address)).sort()

describe('the archives of a feed', () => {
  it.each(['', 'topics/oil'])(
    'hold with it every article once, and the oldest stays as it is, byte for byte: “%s”',
    async (name) => {
      expect(await walk(name)).toEqual([range(45, 21), range(20, 1)])
      const before = await renderArchive(name)
      await publishMore(15)
      expect(await walk(name)).toEqual([range(60, 41), range(40, 21), range(20, 1)])
      expect(await renderArchive(name)).toEqual(before)
    },
  )

  it('keep the place of what is withdrawn, so that what came after it does not move', async () => {
    await payload().update({ collection: 'articles', id: ids[2] ?? '', data: { _status: 'draft' } })
    const oldest = range(20, 1).filter((headline) => headline !== 'a3')
    expect(await walk('topics/oil')).toEqual([range(45, 21), oldest])
    await publish(payload(), ids[2] ?? '')
    // Whoever was told that it is withdrawn looks at the feed alone.
    expect(await walk('topics/oil')).toEqual([[...range(45, 21), 'a3'], range(20, 1)])
    await payload().db.drizzle.execute(
      sql`update articles set returned_at = returned_at - interval '14 days' where returned_at is not null`,
    )
    expect(await walk('topics/oil')).toEqual([range(45, 21), range(20, 1)])
  })

  it('are there once they are closed, and not before; corrections have none', async () => {
    expect(await getFeed('', '2')).toBeUndefined()
    expect(await getFeed('kind/news', '99')).toBeUndefined()
    expect(await getFeed('corrections', '1')).toBeUndefined()
  })

  it('are all printed in a first edition, and of a changed article those that it stands in', async () => {
    expect(archivesAmong((await listAll()).addresses)).toEqual([
      '/feeds/all/archive/1.rss',
      '/feeds/kind/news/archive/1.rss',
      '/feeds/topics/oil/archive/1.rss',
    ])
    const of = async (index: number) =>
      archivesAmong((await listOf([`articles/${ids[index] ?? ''}`])).addresses)
    expect(await of(44)).toEqual([])
    expect(await of(21)).toEqual([])
    expect(await of(4)).toEqual([
      '/feeds/all/archive/1.rss',
      '/feeds/kind/news/archive/1.rss',
      '/feeds/topics/oil/archive/1.rss',
    ])
  })

  it('are not at the old address of a topic that moved: they are found from its feed, which leads on', async () => {
    await payload().update({ collection: 'topics', id: topic, data: { slug: 'petroleum' } })
    expect(await getAbsence('/feeds/topics/oil/archive/1.atom')).toEqual({ reason: 'unknown' })
    expect(await walk('topics/petroleum')).toEqual([range(45, 21), range(20, 1)])
    expect(archivesAmong((await listAll()).addresses)).not.toContain('/feeds/topics/oil/archive/1.rss')
  })

  it('do not say that something was withdrawn, but the feed does, wherever it stood', async () => {
    await payload().update({ collection: 'articles', id: ids[2] ?? '', data: { _status: 'draft' } })
    expect((await openFeed('topics/oil')).withdrawn).toHaveLength(1)
    expect((await getFeed('topics/oil', '1'))?.withdrawn).toEqual([])
  })
})

describe('a withdrawal', () => {
  const withdrawnAt = async (name: string) =>
    (await openFeed(name)).withdrawn.map(({ permanentId }) => permanentId)

  it('is told by the feeds that the article was in, for 14 days, after which the press prints them without it', async () => {
    const last = ids.at(-1) ?? ''
    const { permanentId } = await payload().findByID({ collection: 'articles', id: last })
    const { withdrawnAt: moment } = await payload().update({
      collection: 'articles',
      id: last,
      data: { _status: 'draft' },
    })
    for (const name of ['', 'topics/oil', 'kind/news']) expect(await withdrawnAt(name)).toEqual([permanentId])
    expect(await withdrawnAt('kind/opinion')).toEqual([])
    const { addresses } = await listOf([`articles/${last}`])
    expect(addresses).toEqual(
      expect.arrayContaining(['/feed.rss', '/feeds/topics/oil.atom', '/feeds/kind/news.json']),
    )

    const { rows } = await payload().db.drizzle.execute(sql`
      select count(*)::int as count from payload_jobs
      where input->>'document' = ${`articles/${last}`} and wait_until = ${moment}::timestamptz + interval '14 days'`)
    expect(rows).toEqual([{ count: 1 }])
    await payload().db.drizzle.execute(
      sql`update articles set withdrawn_at = withdrawn_at - interval '14 days' where id = ${last}`,
    )
    expect(await withdrawnAt('')).toEqual([])
  })

  it('is not told any more of what was published again, and is not begun anew by a draft', async () => {
    const last = ids.at(-1) ?? ''
    const { withdrawnAt: first } = await payload().update({
      collection: 'articles',
      id: last,
      data: { _status: 'draft' },
    })
    const { withdrawnAt: second } = await payload().update({
      collection: 'articles',
      id: last,
      data: { headline: 'Another' },
      draft: true,
    })
    expect([typeof first, second]).toEqual(['string', first])
    await publish(payload(), last)
    expect(await withdrawnAt('')).toEqual([])
    const [entry] = toFeed(await openFeed(), 'atom').entries
    expect([entry?.title, (entry?.updated ?? '') > String(first)]).toEqual(['Another', true])
  })

  it('says why no longer than a page says it, at an address that another article has taken since', async () => {
    const last = ids.at(-1) ?? ''
    const data = { _status: 'draft', goneFor: 'legal' } as const
    const { slug } = await payload().update({ collection: 'articles', id: last, data })
    const [before] = (await openFeed()).withdrawn
    await payload().update({ collection: 'articles', id: last, data: { slug: 'elsewhere' } })
    await createArticle(payload(), { slug })
    const [after] = (await openFeed()).withdrawn
    expect([before?.goneFor, after?.goneFor]).toEqual(['legal', undefined])
  })
})
