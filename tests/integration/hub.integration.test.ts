import { sql } from '@payloadcms/db-postgres'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createLocalReq } from 'payload'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tellFollowers } from '@/jobs/tell-followers'
import { verifyTask } from '@/jobs/verify'
import { setPress } from '@/press/running'
import { getFeed } from '@/queries/feed'
import { useNewsroom } from '../newsroom'
import { send } from '../rest'

const { payload } = useNewsroom()

const SITE_URL = 'http://localhost:3000'

const subscribe = (callback = 'https://reader.example/hook') =>
  send(
    new Request(`${SITE_URL}/api/hub`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': `${SITE_URL}/feed.rss`,
        'hub.callback': callback,
      }).toString(),
    }),
  )

const run = async (statement: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  (await payload().db.drizzle.execute(statement)).rows

const countSubscriptions = async () =>
  Number((await run(sql`select count(*) as number from subscriptions`))[0]?.['number'])

const countCalls = async () =>
  Number((await run(sql`select count(*) as number from payload_jobs where queue = 'hub'`))[0]?.['number'])

beforeEach(() => {
  vi.stubEnv('SITE_URL', SITE_URL)
  vi.stubEnv('PRIVATE_CALLBACKS', 'allow')
})
afterEach(() => vi.unstubAllEnvs())

describe('a site without a hub of its own', () => {
  it('takes no subscriptions where its settings name a hub elsewhere: it would call whoever asks, from where the newsroom is', async () => {
    expect((await subscribe()).status).toBe(202)
    await payload().updateGlobal({ slug: 'site', data: { name: 'News', hub: 'https://hub.example/' } })
    const answer = await subscribe()
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('no hub')])
    expect(await countCalls()).toBe(1)
  })

  it('calls nobody and names none in its feeds where it was started with HUB=none', async () => {
    await payload().updateGlobal({ slug: 'site', data: { name: 'News', hub: null } })
    expect((await getFeed('', ''))?.hub).toBe(`${SITE_URL}/api/hub`)
    vi.stubEnv('HUB', 'none')
    expect((await getFeed('', ''))?.hub).toBeUndefined()
    expect((await subscribe()).status).toBe(404)
    await keepMany(1, '192.0.2.0')
    await tellFollowers(payload(), ['/feed.rss'])
    expect(await countCalls()).toBe(0)
  })
})

/** Subscriptions to the feed, each of another host, all of one network. */
const keepMany = (number: number, network: string) =>
  run(sql`insert into subscriptions (id, topic, callback, host, network, expires)
    select gen_random_uuid(), '/feed.rss', 'https://a' || n || '.example/', 'a' || n || '.example', ${network}, now() + interval '1 day'
    from generate_series(1, ${number}) n`)

/** Asks a subscriber on this machine whether it means it, as the press does; resolves to all that it was asked. */
async function verify(): Promise<URLSearchParams[]> {
  const asked: URLSearchParams[] = []
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', SITE_URL)
    asked.push(searchParams)
    response.end(searchParams.get('hub.challenge'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const callback = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  setPress({
    print: () => Promise.resolve(),
    oweEverything: () => Promise.resolve(),
    oweWhatIsMissing: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    faults: () => [],
    printed: () => 0,
    read: () => Promise.resolve(Buffer.from('a feed')),
  })
  const { handler } = verifyTask
  if (typeof handler !== 'function') throw new Error('The task has no handler.')
  const input = { mode: 'subscribe' as const, topic: '/feed.rss', callback, lease: 3600 }
  const req = await createLocalReq({}, payload())
  await Reflect.apply(handler, undefined, [{ input, req }])
  server.close()
  return asked
}

describe('the hub', () => {
  it('keeps no more subscriptions of one network than of one host, however many names lead there', async () => {
    await keepMany(1_999, '127.0.0.0')
    expect((await verify()).map((each) => each.get('hub.mode'))).toEqual(['subscribe'])
    expect(await countSubscriptions()).toBe(2_000)
    expect((await verify()).map((each) => each.get('hub.mode'))).toEqual(['subscribe', 'denied'])
    expect(await countSubscriptions()).toBe(2_000)
  })

  it('forgets a subscriber whom it could not reach in all its tries, and tells the others', async () => {
    await keepMany(2, '192.0.2.0')
    await tellFollowers(payload(), ['/feed.rss'])
    await run(sql`update payload_jobs set has_error = true
      where input->>'subscription' = (select id::text from subscriptions where host = 'a1.example')`)
    await tellFollowers(payload(), ['/feed.rss'])
    expect((await run(sql`select host from subscriptions`)).map((row) => row['host'])).toEqual(['a2.example'])
    expect(await countCalls()).toBe(1)
  })
})
