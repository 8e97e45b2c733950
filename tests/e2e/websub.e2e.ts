import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAtomFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { ADMINISTRATOR } from '../site.setup'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { untilPrinted } from './printed'
import { sendTo } from './site-client'

const SECRET = 'known to the subscriber and to the hub'

type Delivery = { at: number; body: string; headers: IncomingMessage['headers'] }
type Saved = { doc: { id: string } }

/** A feed reader's server: it confirms what it is asked, and keeps what it is sent. */
class Subscriber {
  readonly asked: URLSearchParams[] = []
  readonly deliveries: Delivery[] = []
  private server: Server | undefined
  isMeant = true

  private constructor(readonly port: number) {}

  static async open(): Promise<Subscriber> {
    const subscriber = new Subscriber(await findFreePort())
    await subscriber.listen()
    return subscriber
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      const question = new URL(request.url ?? '', 'http://x').searchParams
      if (request.method === 'GET') {
        this.asked.push(question)
        response.writeHead(this.isMeant ? 200 : 404).end(question.get('hub.challenge'))
        return
      }
      let body = ''
      request.setEncoding('utf8').on('data', (part: string) => (body += part))
      request.on('end', () => {
        this.deliveries.push({ at: Date.now(), body, headers: request.headers })
        response.end()
      })
    })
    this.server = server
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening))
  }

  async leave(): Promise<void> {
    const { server } = this
    await new Promise((closed) => server?.close(closed))
  }

  get callback(): string {
    return `http://127.0.0.1:${this.port}/hook`
  }
}

let dataDir: string
let run: Started
let token: string
let draft: object

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-websub-'))
  run = await untilReady(
    runStart({
      DATA_DIR: dataDir,
      PORT: String(await findFreePort()),
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      PRIVATE_CALLBACKS: 'allow',
    }),
  )
  token = (await sendTo<{ token: string }>(run.url, 'POST', '/users/login', ADMINISTRATOR)).token
  const create = async (collection: string, data: object) =>
    (await sendTo<Saved>(run.url, 'POST', `/${collection}`, data, token)).doc.id
  draft = {
    standfirst: 'It is news.',
    kind: 'news',
    authors: [await create('authors', { name: 'Told Byline' })],
    disclaimer: await create('disclaimers', { title: 'Of news', scope: 'house', text: 'Its wording.' }),
    body: body([paragraph('A sentence.')]),
    _status: 'published',
  }
  // What the author's and disclaimer's own pages take is not what is timed.
  await publish('The first')
  await untilPrinted(run.url)
})
afterAll(async () => {
  await run.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const publish = (headline: string) =>
  sendTo<Saved>(run.url, 'POST', '/articles', { ...draft, headline, slug: headline.toLowerCase().replaceAll(' ', '-') }, token) // prettier-ignore

async function ask(callback: string, fields: Record<string, string> = {}): Promise<number> {
  const form = { 'hub.mode': 'subscribe', 'hub.topic': `${run.url}/feed.atom`, 'hub.callback': callback, 'hub.secret': SECRET } // prettier-ignore
  const response = await fetch(hub, { method: 'POST', body: new URLSearchParams({ ...form, ...fields }) })
  return response.status
}

let hub: string

async function until(condition: () => boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !condition() && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(condition()).toBe(true)
}

describe('the hub', () => {
  const site = inject('siteUrl')
  const post = async (body: URLSearchParams | string) => {
    const response = await fetch(`${site}/api/hub`, { method: 'POST', body })
    return [response.status, await response.text()]
  }
  const form = (callback: string) =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': `${site}/feed.atom`,
      'hub.callback': callback,
    })

  it.each([
    'http://127.0.0.1:8080/',
    'http://localhost:8080/',
    'http://[::1]:8080/',
    'http://169.254.169.254/',
    'http://0x7f.1/',
  ])('refuses a callback inside, in words: %s', async (callback) => {
    expect(await post(form(callback))).toEqual([400, 'hub.callback must be on the public Internet.\n'])
  })

  it('refuses in words what is no request to it, and too long a one', async () => {
    expect(await post('')).toEqual([400, expect.stringContaining('hub.mode')])
    expect(await post('x'.repeat(50_000))).toEqual([413, expect.stringContaining('at most')])
    expect((await fetch(`${site}/api/hub`)).status).toBe(401)
  })

  it('tells nobody who follows', async () => {
    expect((await fetch(`${site}/api/subscriptions`)).status).toBe(401)
  })
})

describe('a subscriber to a feed', () => {
  let subscriber: Subscriber

  it('finds the hub in it, and is asked whether it is meant', async () => {
    const { links = [] } = parseAtomFeed(await (await fetch(`${run.url}/feed.atom`)).text())
    hub = links.find(({ rel }) => rel === 'hub')?.href ?? ''
    expect(links.find(({ rel }) => rel === 'self')?.href).toBe(`${run.url}/feed.atom`)
    subscriber = await Subscriber.open()
    expect(await ask(subscriber.callback, { 'hub.lease_seconds': '7200' })).toBe(202)
    await until(() => subscriber.asked.length > 0, 10)
    expect(Object.fromEntries(subscriber.asked[0] ?? [])).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': `${run.url}/feed.atom`,
      'hub.lease_seconds': '7200',
    })
  })

  it('receives a new entry, signed', async () => {
    await publish('The second')
    await until(() => subscriber.deliveries.length > 0, 20)
    const [delivery] = subscriber.deliveries
    if (!delivery) throw new Error('Nothing was delivered.')
    const { body, headers } = delivery
    expect(parseAtomFeed(body).entries?.[0]?.title?.value).toBe('The second')
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(headers.link).toBe(`<${hub}>; rel="hub", <${run.url}/feed.atom>; rel="self"`)
    expect(headers['x-hub-signature']).toBe(
      `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    )
  })

  it('that is down receives what is new when it is back', async () => {
    await subscriber.leave()
    subscriber.deliveries.length = 0
    await publish('The third')
    await untilPrinted(run.url)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await subscriber.listen()
    await until(() => subscriber.deliveries.length > 0, 30)
    expect(subscriber.deliveries[0]?.body).toContain('The third')
  })

  it('that ends its subscription receives nothing more, and neither does one who never confirmed', async () => {
    const stranger = await Subscriber.open()
    stranger.isMeant = false
    const [asked] = [subscriber.asked.length]
    expect(await ask(stranger.callback)).toBe(202)
    expect(await ask(subscriber.callback, { 'hub.mode': 'unsubscribe' })).toBe(202)
    await until(() => subscriber.asked.length > asked && stranger.asked.length > 0, 10)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    subscriber.deliveries.length = 0
    await publish('The fourth')
    await untilPrinted(run.url)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect([subscriber.deliveries.length, stranger.deliveries.length]).toEqual([0, 0])
    await stranger.leave()
  })

  it('is told that there is no such feed', async () => {
    subscriber.asked.length = 0
    await ask(subscriber.callback, { 'hub.topic': `${run.url}/feeds/topics/never.atom` })
    await until(() => subscriber.asked.length > 0, 10)
    expect(subscriber.asked[0]?.get('hub.mode')).toBe('denied')
    await subscriber.leave()
  })
})
