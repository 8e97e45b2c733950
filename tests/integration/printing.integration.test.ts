import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Printing, toCard } from '@/collections/printing/card'
import { formatDuration } from '@/collections/printing/duration'
import { editionDir } from '@/collections/printing/edition'
import { toLiveLine } from '@/collections/printing/live-line'
import { getPrinting } from '@/collections/printing/printing'
import { STATUS_FILE, toFile, toMarker, VERSION_FILE } from '@/lib/edition'
import { IMPORTED } from '@/collections/articles/imported'
import { createArticle, createUser, PASSWORD } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

beforeEach(() => rm(editionDir(), { recursive: true, force: true }))

const login = async (role: 'editor' | 'publisher') => {
  const { email } = await createUser(payload(), role)
  const { json } = await request('POST', '/users/login', { body: { email, password: PASSWORD } })
  return String(json.token)
}

const isFromPress = { queue: { equals: 'press' } }
const listJobs = async () =>
  (await payload().find({ collection: 'payload-jobs', where: isFromPress, sort: 'createdAt' })).docs

/** A print job that was given up after its last try. */
async function createFailedJob(document: string, message = 'The newsroom answers 500.', queue = 'press') {
  const error = { name: 'TaskError', message }
  const moment = new Date().toISOString()
  return payload().create({
    collection: 'payload-jobs',
    data: {
      taskSlug: 'print',
      queue,
      input: { document },
      hasError: true,
      processing: true,
      totalTried: 9,
      waitUntil: moment,
      error,
      log: [
        { executedAt: moment, completedAt: moment, taskSlug: 'print', taskID: '1', state: 'failed', error },
      ],
    },
  })
}

/** Puts a file into the edition, as the press would, `age` seconds ago. */
async function place(file: string, { age = 0, text = '' } = {}) {
  const path = join(editionDir(), file)
  const time = new Date(Date.now() - age * 1000)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  await utimes(path, time, time)
}

describe('trying failed prints again', () => {
  it('is refused in words to strangers and editors, and changes nothing', async () => {
    await createFailedJob('articles/1')
    const { status, text } = await request('POST', '/press/retry', { token: await login('editor') })
    expect([status, text.includes('Only publishers')]).toEqual([403, true])
    expect((await request('POST', '/press/retry')).status).toBe(401)
    expect(await listJobs()).toMatchObject([{ hasError: true, totalTried: 9 }])
  })

  it('sets failed jobs back to where they began, and prints what is owed', async () => {
    await createFailedJob('articles/1')
    const { status, json } = await request('POST', '/press/retry', { token: await login('publisher') })
    expect([status, json.message]).toEqual([200, expect.stringContaining('1 change and all that is owed')])
    const begun = { hasError: false, processing: false, totalTried: 0, log: [] }
    expect(await listJobs()).toMatchObject([
      { ...begun, input: { document: 'articles/1' }, error: null, waitUntil: null },
      { ...begun, input: { document: 'owed' }, taskSlug: 'print' },
    ])
  })

  it('gives a failed job all its tries anew', async () => {
    await createFailedJob('articles/1')
    await request('POST', '/press/retry', { token: await login('publisher') })
    // No press runs here, so that each try fails.
    await payload().jobs.run({ queue: 'press', silent: true })
    expect(await listJobs()).toMatchObject([
      { hasError: false, totalTried: 1 },
      { hasError: false, totalTried: 1 },
    ])
  })

  it('leaves waiting jobs and other queues alone', async () => {
    const { id } = await createFailedJob('articles/1', 'Lost.', 'default')
    const waiting = await payload().jobs.queue({
      task: 'print',
      queue: 'press',
      input: { document: 'articles/2' },
      waitUntil: new Date('2100-01-01'),
    })
    await request('POST', '/press/retry', { token: await login('publisher') })
    const find = (job: string) => payload().findByID({ collection: 'payload-jobs', id: job })
    expect(await find(id)).toMatchObject({ hasError: true, totalTried: 9 })
    expect(await find(waiting.id)).toMatchObject({ waitUntil: '2100-01-01T00:00:00.000Z' })
  })
})

describe('what is known of printing', () => {
  it('counts what is due, and neither what was given up nor what is for later', async () => {
    await createFailedJob('articles/1', 'The newsroom answers 500.')
    await payload().jobs.queue({ task: 'print', queue: 'press', input: { document: 'articles/2' } })
    const later = new Date('2100-01-01')
    await payload().jobs.queue({
      task: 'print',
      queue: 'press',
      input: { document: 'a/3' },
      waitUntil: later,
    })
    const { queue, failed, lastPrint, status } = await getPrinting(payload())
    expect([lastPrint, status]).toEqual([undefined, 'missing'])
    expect(queue).toEqual({ waiting: 1, oldestSeconds: 0, failed: 1 })
    expect(failed).toEqual([{ document: 'articles/1', message: 'The newsroom answers 500.' }])
  })

  it('has the time of the last print, and says when the press’s status cannot be read', async () => {
    await place(VERSION_FILE, { age: 60 })
    await place(STATUS_FILE, { text: '{"owed": 1' })
    const broken = await getPrinting(payload())
    expect([broken.lastPrint && Date.now() - broken.lastPrint.getTime() >= 60_000, broken.status]).toEqual([
      true,
      'unreadable',
    ])
    const status = { owed: 2, printed: 40, faults: [{ address: '/x', message: 'No.' }] }
    await place(STATUS_FILE, { text: JSON.stringify(status) })
    expect((await getPrinting(payload())).status).toEqual(status)
  })
})

describe('the dashboard’s card', () => {
  const now = new Date('2026-06-01T12:00:00Z')
  const quiet: Printing = {
    lastPrint: new Date('2026-06-01T11:59:57Z'),
    queue: { waiting: 0, oldestSeconds: 0, failed: 0 },
    status: { owed: 0, printed: 9, faults: [] },
    failed: [],
  }
  const say = (printing: Partial<Printing>) => toCard({ ...quiet, ...printing }, now)

  it('says that everything is printed', () => {
    expect(say({})).toEqual({
      lines: ['Everything is printed. The last print was 3 s ago.'],
      failures: [],
      unlisted: 0,
    })
  })

  it('says what to do where the press has not run', () => {
    expect(say({ lastPrint: undefined, status: 'missing' }).lines).toEqual([
      'Nothing is printed yet, since the press has not run. “npm start” runs it; “npm run press” prints every page once.',
    ])
  })

  it('says what waits and what is owed, and when the press seems to stand still', () => {
    const status = { owed: 1, printed: 9, faults: [] }
    expect(say({ queue: { waiting: 2, oldestSeconds: 4, failed: 0 }, status }).lines).toEqual([
      'The last print was 3 s ago.',
      '2 changes wait in the queue, the oldest for 4 s.',
      '1 address is owed to readers.',
    ])
    expect(say({ queue: { waiting: 1, oldestSeconds: 90, failed: 0 } }).lines).toEqual([
      'The last print was 3 s ago.',
      '1 change waits in the queue, the oldest for 1 min.',
      'The press seems to stand still: what “npm start” writes says why.',
    ])
  })

  it('says what it could not learn instead of failing', () => {
    expect(say({ queue: 'unreadable', status: 'unreadable' }).lines).toEqual([
      'The last print was 3 s ago.',
      'What waits in the queue is not known: the database did not answer.',
      'What is owed is not known: the press’s status cannot be read.',
    ])
  })

  it('lists faults with their address and given-up changes with their document, each fault once', () => {
    const faults = [
      { address: '/articles/x', message: '/articles/x was not printed: it has an <iframe>.' },
      { address: '/feed.rss', message: 'The newsroom takes longer than a minute.' },
    ]
    const failed = [
      { document: 'articles/1', message: '/articles/x was not printed: it has an <iframe>.' },
      { document: 'topics/2', message: 'Something else.' },
      { document: 'everything', message: 'x'.repeat(1000) },
    ]
    const { lines, failures } = say({ status: { owed: 2, printed: 9, faults }, failed })
    expect(lines[0]).toBe('The last print was 3 s ago.')
    expect(failures).toEqual([
      { what: '', message: '/articles/x was not printed: it has an <iframe>.' },
      { what: '/feed.rss', message: 'The newsroom takes longer than a minute.' },
      { what: 'A change in topics', document: 'topics/2', message: 'Something else.' },
      { what: 'All pages', message: `${'x'.repeat(300)}…` },
    ])
  })

  it('lists ten failures and counts the others', () => {
    const failed = Array.from({ length: 12 }, (_, n) => ({ document: `articles/${n}`, message: `No ${n}.` }))
    const { failures, unlisted } = say({ failed })
    expect([failures.length, unlisted]).toEqual([10, 2])
  })
})

describe('durations', () => {
  it.each([
    [-1, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [47 * 3600, '47 h'],
    [48 * 3600, '2 days'],
  ])('of %d seconds read “%s”', (seconds, words) => expect(formatDuration(seconds)).toBe(words))
})

describe('a document’s line', () => {
  const now = new Date('2026-06-01T12:00:00Z')
  const page = { kind: 'page' as const, printed: new Date('2026-06-01T11:59:57Z') }
  const say = (isPublished: boolean, standing: Parameters<typeof toLiveLine>[0]['standing']) => {
    const line = toLiveLine(
      { isPublished, path: '/about', standing, siteUrl: 'https://news.example.org' },
      now,
    )
    return line && `${line.before}${line.address ?? ''}${line.after}`
  }

  it('says where it is live, that it waits, or that it was withdrawn', () => {
    expect(say(true, page)).toBe('Live: https://news.example.org/about, printed 3 s ago')
    expect(say(true, undefined)).toBe('Published; waiting for the press')
    expect(say(true, { kind: 'gone' })).toBe('Published; waiting for the press')
    expect(say(false, page)).toBe('Withdrawn; waiting for the press')
    expect(say(false, { kind: 'gone' })).toBe('Withdrawn: https://news.example.org/about answers 410')
    expect(say(false, { kind: 'moved' })).toBe('Withdrawn: https://news.example.org/about leads elsewhere')
  })

  it('is refused to strangers, and is nothing for what has no page', async () => {
    const { id } = await createArticle(payload(), { slug: 'seen' })
    expect((await request('GET', `/press/live/articles/${id}`)).status).toBe(401)
    const token = await login('editor')
    for (const path of [`users/${id}`, 'articles/x', `articles/${id}x`]) {
      expect((await request('GET', `/press/live/${path}`, { token })).status).toBe(404)
    }
  })

  it('follows an article from the draft to its withdrawal', async () => {
    const token = await login('editor')
    const { id } = await createArticle(payload(), { slug: 'seen', _status: 'draft' })
    const ask = async () => (await request('GET', `/press/live/articles/${id}`, { token })).text
    const save = (_status: 'draft' | 'published', draft = false) =>
      payload().update({
        collection: 'articles',
        id,
        data: { _status, slug: draft ? 'moved' : 'seen' },
        draft,
        context: IMPORTED,
      })
    expect(await ask()).toBe('null')

    await save('published')
    expect(await ask()).toContain('Published; waiting')
    await place(toFile('/articles/seen'), { age: 3 })
    const live =
      '{"before":"Live: ","address":"http://localhost:3000/articles/seen","after":", printed 3 s ago"}'
    expect(await ask()).toBe(live)
    // A draft under another slug, waiting over what readers have.
    await save('draft', true)
    expect(await ask()).toContain('/articles/seen')

    await save('draft')
    expect(await ask()).toContain('Withdrawn; waiting')
    await rm(join(editionDir(), toFile('/articles/seen')))
    await place(toMarker('/articles/seen', 'gone'))
    expect(await ask()).toContain('answers 410')
  })
})
