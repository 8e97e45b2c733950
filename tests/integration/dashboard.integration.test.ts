import { beforeEach, describe, expect, it, vi } from 'vitest'
import { IMPORTED } from '@/collections/articles/imported'
import { getDashboard } from '@/collections/desk/dashboard'
import { getHealth } from '@/queries/health'
import type { User } from '@/payload-types'
import { login } from '../colleagues'
import { decide as send } from '../drafts'
import { createArticle, createAuthor, createDisclaimer, createUser, publish } from '../factories'
import { body, paragraph } from '@/scripts/seed/lexical'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

type Account = Awaited<ReturnType<typeof createUser>>
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR)

let needed: { authors: string[]; disclaimer: string }
beforeEach(async () => {
  vi.useRealTimers()
  needed = {
    authors: [(await createAuthor(payload())).id],
    disclaimer: (await createDisclaimer(payload())).id,
  }
})

const createDraft = (data: Parameters<typeof createArticle>[1] = {}, user?: Account) =>
  payload().create({
    collection: 'articles',
    draft: true,
    context: IMPORTED,
    ...(user ? { user } : {}),
    data: {
      headline: 'A draft',
      standfirst: 'In short.',
      slug: '',
      kind: 'news',
      language: 'en',
      body: body([paragraph('Words.')]),
      ...needed,
      _status: 'draft',
      ...data,
    },
  })

const dashboard = (user: Account, now = new Date()) =>
  getDashboard({ payload: payload(), user, adminRoute: '/admin' }, now)

const shelf = async (user: Account, title: string, now?: Date) => {
  const found = (await dashboard(user, now)).shelves.find((each) => each.title.startsWith(title))
  if (!found) throw new Error(`There is no ${title}.`)
  return found
}

const decide = async (id: string, decision: string, user: Account) => {
  const { status, text } = await send(id, decision, await login(user))
  expect([status, text]).toEqual([200, text])
}

const account = (role: User['role']) => createUser(payload(), role)

/** A job that was given up, as the press leaves it. */
const fail = async (article: string, reason = 'It was not approved.') => {
  await payload().update({
    collection: 'payload-jobs',
    where: { 'input.article': { equals: article } },
    data: { hasError: true, error: { message: reason } },
  })
}

const listJobs = async () =>
  (await payload().find({ collection: 'payload-jobs', where: { queue: { equals: 'desk' } } })).docs

describe('an alarm', () => {
  it('tells that an article did not go out at its time, why, and what to do', async () => {
    const publisher = await account('publisher')
    const { id } = await createDraft({ publishOn: inHours(1).toISOString() })
    await fail(id)
    const { alarms, shelves } = await dashboard(publisher, inHours(2))
    expect(alarms).toMatchObject({ items: [{ id, headline: 'A draft' }], unlisted: 0 })
    expect(alarms.items[0]?.note).toMatch(
      /^should have been published on .* \(Europe\/London\) and was not: It was not approved\. Publish it, or set another time\.$/,
    )
    expect(shelves.flatMap(({ title, items }) => (title.startsWith('Scheduled') ? items : []))).toEqual([])
  })

  it('leaves what is to be done to publishers', async () => {
    const contributor = await account('contributor')
    await fail((await createDraft({ publishOn: inHours(1).toISOString() }, contributor)).id)
    const { items } = (await dashboard(contributor, inHours(2))).alarms
    expect(items[0]?.note).toMatch(/Publishers can publish it, or set another time\.$/)
  })

  it('tells that one is late when nothing has tried yet, and counts for /healthz', async () => {
    const publisher = await account('publisher')
    await createDraft({ publishOn: inHours(1).toISOString() })
    expect((await dashboard(publisher)).alarms.items).toEqual([])
    expect((await dashboard(publisher, inHours(2))).alarms.items[0]?.note).toContain('is late')
    expect(await getHealth()).toMatchObject({ desk: { late: 0, failed: 0 } })
    await payload().update({
      collection: 'payload-jobs',
      where: { queue: { equals: 'desk' } },
      data: { waitUntil: inHours(-1).toISOString() },
    })
    expect(await getHealth()).toMatchObject({ database: 'ok', desk: { late: 1, failed: 0 } })
  })

  it('is taken back when the article gets another time', async () => {
    const publisher = await account('publisher')
    const { id } = await createDraft({ publishOn: inHours(1).toISOString() })
    await fail(id)
    expect(await getHealth()).toMatchObject({ desk: { failed: 1 } })
    await payload().update({
      collection: 'articles',
      id,
      data: { publishOn: inHours(3).toISOString() },
      draft: true,
    })
    expect((await dashboard(publisher, inHours(2))).alarms.items).toEqual([])
    expect(await listJobs()).toMatchObject([{ hasError: false }])
    expect(await getHealth()).toMatchObject({ desk: { late: 0, failed: 0 } })
  })

  it('is taken back when the article is published, and when its time is cleared', async () => {
    for (const settle of [
      (id: string) => publish(payload(), id),
      (id: string) =>
        payload().update({ collection: 'articles', id, data: { publishOn: null }, draft: true }),
    ]) {
      const { id } = await createDraft({ publishOn: inHours(1).toISOString() })
      await fail(id)
      await settle(id)
      expect(await listJobs()).toEqual([])
    }
  })

  it('is taken back when the article is deleted', async () => {
    const { id } = await createDraft({ publishOn: inHours(1).toISOString() })
    await fail(id)
    await payload().delete({ collection: 'articles', id })
    expect(await getHealth()).toMatchObject({ desk: { late: 0, failed: 0 } })
  })

  it('of a missed withdrawal is taken back when somebody withdraws the article; a time still to come stays', async () => {
    for (const [moment, left] of [
      [inHours(2), 0],
      [new Date(), 1],
    ] as const) {
      const { id } = await createArticle(payload(), { withdrawOn: inHours(1).toISOString(), ...needed })
      vi.useFakeTimers({ toFake: ['Date'], now: moment })
      await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
      vi.useRealTimers()
      expect((await listJobs()).filter(({ input }) => JSON.stringify(input).includes(id))).toHaveLength(left)
    }
  })
})

describe('what waits', () => {
  it('shows contributors their own drafts only, and who returned one for what', async () => {
    const contributor = await account('contributor')
    const other = await account('contributor')
    const editor = await account('editor')
    const publisher = await account('publisher')
    const { id } = await createDraft({ headline: 'Mine' }, contributor)
    await createDraft({ headline: 'Not mine' }, other)
    await decide(id, 'ask', editor)
    await decide(id, 'return', publisher)
    const { items, empty } = await shelf(contributor, 'Waits for me')
    expect(items).toMatchObject([{ id, headline: 'Mine' }])
    expect(items[0]?.note).toMatch(/^returned by publisher \d+ s ago: The figures need a source\. \(saved/)
    expect(empty).toBe('No drafts wait.')
  })

  it('shows editors what contributors wrote and what they began themselves', async () => {
    const contributor = await account('contributor')
    const editor = await account('editor')
    const otherEditor = await account('editor')
    await createDraft({ headline: 'A contributor’s' }, contributor)
    await createDraft({ headline: 'My own' }, editor)
    await createDraft({ headline: 'Another editor’s' }, otherEditor)
    const { items } = await shelf(editor, 'Waits for me')
    expect(items.map(({ headline }) => headline)).toEqual(['My own', 'A contributor’s'])
  })

  it('shows publishers what is in review, and who asked', async () => {
    const editor = await account('editor')
    const publisher = await account('publisher')
    await createDraft({ headline: 'Not asked for' })
    const { id } = await createDraft({ headline: 'Asked for' })
    expect(await shelf(publisher, 'Waits for me')).toMatchObject({
      items: [],
      empty: 'Nobody asks for approval.',
    })
    await decide(id, 'ask', editor)
    const { items } = await shelf(publisher, 'Waits for me')
    expect(items).toMatchObject([{ id, note: expect.stringMatching(/^editor asked \d+ s ago$/) as string }])
  })

  it('lists eight, counts the rest and leads to all of them', async () => {
    const contributor = await account('contributor')
    for (let draft = 0; draft < 10; draft++) await createDraft({ headline: `Draft ${draft}` }, contributor)
    const { items, unlisted, all } = await shelf(contributor, 'Waits for me')
    expect([items.length, unlisted]).toEqual([8, 2])
    const query = new URL(all ?? '', 'http://localhost').search.slice(1).replace(/^/, 'limit=20&')
    const answer = await request('GET', '/articles', {
      query: `draft=true&${query}`,
      token: await login(contributor),
    })
    expect([answer.status, answer.json.totalDocs]).toEqual([200, 10])
  })

  it('calls an article without a headline untitled', async () => {
    const contributor = await account('contributor')
    await createDraft({ headline: '' }, contributor)
    expect((await shelf(contributor, 'Waits for me')).items).toMatchObject([{ headline: 'Untitled' }])
  })
})

describe('the other cards', () => {
  it('say when an article goes out and is withdrawn, and that nobody approved it', async () => {
    const editor = await account('editor')
    await createDraft({ publishOn: '2031-07-01T10:00:00.000Z', withdrawOn: '2031-08-01T10:00:00.000Z' })
    const { title, items } = await shelf(editor, 'Scheduled')
    expect(title).toBe('Scheduled (Europe/London)')
    expect(items.map(({ note }) => note)).toEqual([
      'goes out on 1 July 2031, 11:00; not approved',
      'is withdrawn on 1 August 2031, 11:00',
    ])
  })

  it('show corrections of the last thirty days, and none of drafts', async () => {
    const contributor = await account('contributor')
    const corrected = (date: Date) => ({
      ...needed,
      corrections: [{ kind: 'correction' as const, date: date.toISOString(), text: 'Three, not four.' }],
    })
    await createArticle(payload(), { headline: 'New', ...corrected(new Date()) })
    await createArticle(payload(), { headline: 'Old', ...corrected(new Date(Date.now() - 40 * DAY)) })
    await createDraft({ headline: 'Draft', ...corrected(new Date()) })
    const { items } = await shelf(contributor, 'Recent corrections')
    expect(items).toMatchObject([
      { headline: 'New', note: expect.stringContaining('Three, not four.') as string },
    ])
  })

  it('show drafts that nobody touched for thirty days; contributors see their own', async () => {
    const contributor = await account('contributor')
    const editor = await account('editor')
    await createDraft({ headline: 'Mine' }, contributor)
    await createDraft({ headline: 'Somebody else’s' })
    await createArticle(payload(), { headline: 'Published', ...needed })
    const later = new Date(Date.now() + 31 * DAY)
    expect((await shelf(contributor, 'Gone stale')).items).toEqual([])
    const titles = async (user: Account) =>
      (await shelf(user, 'Gone stale', later)).items.map(({ headline }) => headline).sort()
    expect(await titles(contributor)).toEqual(['Mine'])
    expect(await titles(editor)).toEqual(['Mine', 'Somebody else’s'])
  })
})
