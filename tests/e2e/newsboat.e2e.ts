import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { untilPrinted } from './printed'
import { loginAdministrator, send } from './site-client'

const hasNewsboat = spawnSync('newsboat', ['-v']).status === 0

type Saved = { doc: { id: string } }

let token: string
let draft: object
let topic: string
let folder: string
let feed: string
let between: Server | undefined

/** What the site answered the feed reader, by status. */
const statuses: number[] = []

const create = async (collection: string, data: object): Promise<string> =>
  (await send<Saved>('POST', `/${collection}`, data, token)).doc.id

async function publish(headline: string): Promise<string> {
  const id = await create('articles', { ...draft, headline, _status: 'published' })
  await untilPrinted(inject('siteUrl'))
  return id
}

async function change(id: string, data: object): Promise<void> {
  await send('PATCH', `/articles/${id}`, { ...data, _status: 'published' }, token)
  await untilPrinted(inject('siteUrl'))
}

/** Lets newsboat look at the feed; resolves to what the site answered it and how many articles it then has unread. */
async function look(): Promise<{ statuses: number[]; unread: number }> {
  const files = ['-C', 'config', '-u', 'urls', '-c', 'cache.db'].map((each) =>
    each.startsWith('-') ? each : join(folder, each),
  )
  const run = (command: string) =>
    new Promise<string>((resolve, reject) => {
      const reader = spawn('newsboat', [...files, '-x', command], { env: { ...process.env, HOME: folder } })
      let said = ''
      for (const stream of [reader.stdout, reader.stderr]) stream.on('data', (part) => (said += String(part)))
      reader.on('error', reject)
      reader.on('close', () => resolve(said))
    })
  statuses.length = 0
  await run('reload')
  return { statuses: [...statuses], unread: Number.parseInt(await run('print-unread'), 10) }
}

beforeAll(async () => {
  if (!hasNewsboat) return
  token = await loginAdministrator()
  topic = await create('topics', { name: 'Read in newsboat' })
  draft = {
    standfirst: 'As it stands.',
    kind: 'news',
    topics: [topic],
    authors: [await create('authors', { name: 'Newsboat Byline' })],
    disclaimer: await create('disclaimers', {
      title: 'Of newsboat',
      scope: 'house',
      text: 'Its only wording.',
    }),
    body: body([paragraph('It happened on 3 March 2026.')]),
  }
  const server = createServer((request, response) => {
    const headers = { ...request.headers }
    delete headers.host
    void fetch(new URL(request.url ?? '/', inject('siteUrl')), {
      headers: headers as Record<string, string>,
      redirect: 'manual',
    }).then(async (answer) => {
      statuses.push(answer.status)
      const kept = [...answer.headers].filter(
        ([name]) => !/^(?:content-encoding|content-length|connection|keep-alive)$/.test(name),
      )
      response.writeHead(answer.status, Object.fromEntries(kept))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  between = server
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-newsboat-'))
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feeds/topics/read-in-newsboat.atom`
  await writeFile(join(folder, 'urls'), `${feed}\n`)
  await writeFile(join(folder, 'config'), '')
})

afterAll(() => between?.close())

describe.skipIf(!hasNewsboat)('newsboat, where it is installed,', () => {
  let first: string

  it('shows an article, and is told that nothing is new as soon as it asks for that', async () => {
    first = await publish('Newsboat has this')
    expect(await look()).toEqual({ statuses: [200], unread: 1 })
    // It keeps the tag of a feed's second answer, not of its first.
    expect(await look()).toMatchObject({ unread: 1 })
    expect(await look()).toEqual({ statuses: [304], unread: 1 })
  })

  it('shows it once after it was corrected, and after its address changed', async () => {
    await change(first, {
      standfirst: 'As it stands now.',
      change: { kind: 'correction', text: 'The standfirst was wrong.' },
    })
    expect(await look()).toEqual({ statuses: [200], unread: 1 })
    await change(first, { slug: 'newsboat-has-this-elsewhere' })
    expect(await look()).toEqual({ statuses: [200], unread: 1 })
  })

  it('has one new article after one came out', async () => {
    await publish('Newsboat has this too')
    expect(await look()).toEqual({ statuses: [200], unread: 2 })
  })
})
