import { sql } from '@payloadcms/db-postgres'
import type { ServerProps } from 'payload'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { POST } from '@/app/press/followers/route'
import { FollowersCard } from '@/collections/followers/followers-card'
import { getFollowing } from '@/collections/followers/following'
import { dayBefore, toDay } from '@/lib/followers'
import { PRESS_KEY, toPressKey } from '@/lib/press-key'
import { signIn } from '../colleagues'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const NOW = new Date()
const TODAY = toDay(NOW)
const YESTERDAY = dayBefore(NOW, 1)
const KEY = toPressKey('a secret that only the tests ever use')

/** What a front sends. */
const send = (body: string, key = KEY) =>
  POST(
    new Request('http://127.0.0.1:3001/press/followers', {
      method: 'POST',
      headers: { [PRESS_KEY]: key },
      body,
    }),
  )

type Number = [service: string, feed: string, count: number]

const tell = (day: string, ...numbers: Number[]) =>
  send(JSON.stringify({ day, counts: numbers.map(([service, feed, count]) => ({ service, feed, count })) }))

async function listRows(): Promise<Record<string, unknown>[]> {
  const { rows } = await payload().db.drizzle.execute(
    sql`select * from followers order by day, service, feed`,
  )
  return rows
}

const keep = (day: string, service: string, feed: string, count: number) =>
  payload().db.drizzle.execute(
    sql`insert into followers (day, service, feed, count) values (${day}, ${service}, ${feed}, ${count})`,
  )

describe('the numbers that fronts tell', () => {
  it('are kept as the greatest of the day, for each service and feed', async () => {
    expect((await tell(TODAY, ['feedly', '/feed.rss', 16], ['feedly', '/feed.atom', 2])).status).toBe(204)
    await tell(TODAY, ['feedly', '/feed.rss', 12], ['newsblur', '/feed.rss', 3])
    await tell(TODAY, ['feedly', '/feed.rss', 18], ['feedly', '/feed.rss', 17])
    await tell(YESTERDAY, ['feedly', '/feed.rss', 15])
    const rows = await listRows()
    expect(rows.map(({ day, service, feed, count }) => [day, service, feed, Number(count)])).toEqual([
      [YESTERDAY, 'feedly', '/feed.rss', 15],
      [TODAY, 'feedly', '/feed.atom', 2],
      [TODAY, 'feedly', '/feed.rss', 18],
      [TODAY, 'newsblur', '/feed.rss', 3],
    ])
  })

  it('are kept with day, service and feed, and nothing else', async () => {
    await tell(TODAY, ['feedly', '/feed.rss', 16])
    const [row = {}] = await listRows()
    expect(Object.keys(row).sort()).toEqual(['count', 'day', 'feed', 'id', 'service'])
  })

  it('of two fronts at once are all kept', async () => {
    const feeds = Array.from({ length: 50 }, (_, index) => `/feeds/topics/t${index}.rss`)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, front) => {
        const inItsOrder = front % 2 ? feeds : feeds.toReversed()
        return tell(TODAY, ...inItsOrder.map((feed): Number => ['feedly', feed, front + 1]))
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204))
    expect((await listRows()).map(({ count }) => Number(count))).toEqual(feeds.map(() => 8))
  })

  it('are forgotten after 400 days', async () => {
    for (const days of [400, 401]) await keep(dayBefore(NOW, days), 'feedly', '/feed.rss', days)
    await tell(TODAY, ['feedly', '/feed.rss', 16])
    expect((await listRows()).map(({ count }) => Number(count))).toEqual([400, 16])
  })

  it('are taken from nobody without the key of the press', async () => {
    const body = JSON.stringify({ day: TODAY, counts: [{ service: 'feedly', feed: '/feed.rss', count: 16 }] })
    for (const key of ['', 'guess', KEY.replace(/.$/, '!')]) expect((await send(body, key)).status).toBe(404)
    expect(await listRows()).toEqual([])
  })

  it('are refused in one line when they are none', async () => {
    const wrong: [string, number, string][] = [
      ['', 400, 'Nothing was kept: '],
      ['{"day":', 400, 'Nothing was kept: '],
      [JSON.stringify({ day: '2014-01-15', counts: [] }), 400, '“day” must be one of '],
      [
        JSON.stringify({ day: TODAY, counts: [{ service: 'Mine/1.0', feed: '/feed.rss', count: 1 }] }),
        400,
        '“counts.0.service”: must be a feed service that is known here',
      ],
      ['x'.repeat(300_000), 413, 'at most 262144 bytes'],
    ]
    for (const [body, status, words] of wrong) {
      const answer = await send(body)
      const text = await answer.text()
      expect([answer.status, text.trimEnd().split('\n').length]).toEqual([status, 1])
      expect(text).toContain(words)
    }
    expect(await listRows()).toEqual([])
  })
})

describe('over REST, numbers of followers', () => {
  it('are read by everyone of the newsroom, and by no stranger', async () => {
    await tell(TODAY, ['feedly', '/feed.rss', 16])
    const { token } = await signIn(payload(), 'contributor')
    const { status, json } = await request('GET', '/followers', { token })
    expect([status, json.docs]).toEqual([
      200,
      [expect.objectContaining({ day: TODAY, service: 'feedly', feed: '/feed.rss', count: 16 })],
    ])
    expect((await request('GET', '/followers')).status).toBe(401)
    expect((await request('GET', '/followers/count')).status).toBe(401)
  })

  it('are written, changed and removed by nobody', async () => {
    await tell(TODAY, ['feedly', '/feed.rss', 16])
    const [row] = await listRows()
    const { token } = await signIn(payload(), 'administrator')
    const body = { day: TODAY, service: 'feedly', feed: '/feed.rss', count: 1_000_000 }
    for (const [method, path] of [
      ['POST', '/followers'],
      ['PATCH', `/followers/${String(row?.id)}`],
      ['DELETE', `/followers/${String(row?.id)}`],
    ] as const) {
      const sent = method === 'DELETE' ? {} : { body }
      expect([method, (await request(method, path, { token, ...sent })).status]).toEqual([method, 403])
      expect([method, (await request(method, path, sent)).status]).toEqual([method, 401])
    }
    expect(await listRows()).toEqual([row])
  })
})

describe('the dashboard', () => {
  it('knows nothing before a feed service has said anything, or when that was long ago', async () => {
    expect(await getFollowing(payload(), NOW)).toBeUndefined()
    await keep(dayBefore(NOW, 91), 'feedly', '/feed.rss', 3)
    expect(await getFollowing(payload(), NOW)).toBeUndefined()
  })

  it('tells of the last day that is over, by service and feed', async () => {
    await keep(dayBefore(NOW, 3), 'feedly', '/feed.rss', 9)
    await keep(YESTERDAY, 'feedly', '/feed.rss', 10)
    await keep(YESTERDAY, 'feedly', '/feeds/topics/oil.rss', 4)
    await keep(YESTERDAY, 'theoldreader', '/feeds/topics/oil.rss', 7)
    await keep(TODAY, 'feedly', '/feed.rss', 1)
    const following = await getFollowing(payload(), NOW)
    expect(following).toMatchObject({
      day: YESTERDAY,
      isToday: false,
      count: 21,
      services: [
        { name: 'Feedly', count: 14 },
        { name: 'The Old Reader', count: 7 },
      ],
      feeds: [
        { name: '/feeds/topics/oil.rss', count: 11 },
        { name: '/feed.rss', count: 10 },
      ],
    })
    expect(following?.days).toHaveLength(90)
    expect(following?.days.slice(-3)).toEqual([
      { day: dayBefore(NOW, 3), count: 9 },
      { day: dayBefore(NOW, 2), count: undefined },
      { day: YESTERDAY, count: 21 },
    ])
  })

  it('tells of today when nothing is known of the days before', async () => {
    await keep(TODAY, 'feedbin', '/feed.json', 5)
    const following = await getFollowing(payload(), NOW)
    expect(following).toMatchObject({ day: TODAY, isToday: true, count: 5 })
    expect(following?.days.at(-1)).toEqual({ day: TODAY, count: 5 })
  })

  it('lists no more than the ten feeds that are followed most', async () => {
    for (let index = 1; index <= 12; index++)
      await keep(YESTERDAY, 'feedly', `/feeds/topics/t${index}.rss`, index)
    const feeds = (await getFollowing(payload(), NOW))?.feeds ?? []
    expect(feeds.map(({ count }) => count)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  })

  it('shows a chart that is told in words and as a table too, and nothing to a stranger', async () => {
    const show = async (user: unknown) =>
      renderToStaticMarkup(await FollowersCard({ payload: payload(), user } as ServerProps))
    const { user } = await signIn(payload(), 'editor')
    expect(await show(user)).toContain('No feed service has said lately how many follow.')
    await keep(dayBefore(NOW, 2), 'feedly', '/feed.rss', 1_204)
    await keep(YESTERDAY, 'feedly', '/feed.rss', 1)
    const card = await show(user)
    expect(card).toContain('<strong>1 person follows</strong> through feed services')
    expect(card).toMatch(/role="img" aria-label="From [^"]+: between 1 and 1,204 followers\."/)
    expect(card).toMatch(/<th scope="row">[^<]+<\/th><td>1,204<\/td>/)
    expect(card).toContain('which a stranger could forge')
    expect(await show(undefined)).toBe('')
  })
})
