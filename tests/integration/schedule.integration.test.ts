import { getPayload, type Payload } from 'payload'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, decide, row } from '../drafts'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

// Only the clock is false: the database's own timers go on.
const passHours = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR + 1000)
afterEach(() => vi.useRealTimers())

async function signInPublisher(): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'] })
  return (await signIn(payload(), 'publisher')).token
}

/** Each save comes later than the last: the newest version is told by its time. */
const tick = () => vi.setSystemTime(Date.now() + 5)

function save(id: string, token: string, data: object) {
  tick()
  return change(id, data, token)
}

function approve(id: string, token: string) {
  tick()
  return decide(id, 'approve', token)
}

/** What the press does every second. */
const runDue = (newsroom: Payload = payload()) => newsroom.jobs.run({ queue: 'desk', silent: true })

const failures = async () => {
  const where = { and: [{ queue: { equals: 'desk' } }, { hasError: { equals: true } }] }
  return (await payload().find({ collection: 'payload-jobs', where, pagination: false })).docs
}

/** Lets the job fail as often as it is tried. */
async function runOut(): Promise<void> {
  for (let n = 0; n < 4; n++) {
    await runDue()
    vi.setSystemTime(Date.now() + 2000)
  }
}

describe('a scheduled publication', () => {
  it('is refused, and becomes an alarm, when nobody approved what would go out', async () => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1) })
    passHours(1)
    await runOut()
    expect((await row(payload(), id))._status).toBe('draft')
    expect((await failures()).map(({ error }) => JSON.stringify(error))).toEqual([
      expect.stringContaining('have it approved'),
    ])
  })

  it('is refused when the words were changed after the approval', async () => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1) })
    await approve(id, token)
    await save(id, token, { headline: 'Slipped in' })
    passHours(1)
    await runOut()
    expect([(await row(payload(), id))._status, (await failures()).length]).toEqual(['draft', 1])
  })

  it('goes out as approved when its time has come, also when the newsroom was restarted across it', async () => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1), headline: 'As approved' })
    await approve(id, token)
    const newest = await payload().findByID({ collection: 'articles', id, draft: true })
    expect(newest.state).toBe('scheduled')
    await runDue()
    expect((await row(payload(), id))._status).toBe('draft')

    passHours(1)
    const { default: config } = await import('@payload-config')
    const restarted = await getPayload({ config, key: 'restarted' })
    await runDue(restarted)
    const { _status, headline, publishOn, state } = await row(payload(), id)
    expect([_status, headline, publishOn ?? null, state]).toEqual([
      'published',
      'As approved',
      null,
      'published',
    ])
    expect(await failures()).toEqual([])
  })

  it('that was put off goes out at the later time only', async () => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1) })
    await save(id, token, { publishOn: inHours(3) })
    await approve(id, token)
    passHours(1)
    await runDue()
    expect((await row(payload(), id))._status).toBe('draft')
    passHours(2)
    await runDue()
    expect((await row(payload(), id))._status).toBe('published')
  })

  it('that was called off does not go out', async () => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1) })
    await approve(id, token)
    await save(id, token, { publishOn: null })
    passHours(1)
    await runOut()
    expect([(await row(payload(), id))._status, await failures()]).toEqual(['draft', []])
  })

  it.each([
    ['in the past', { publishOn: -1 }, 'past'],
    ['after its withdrawal', { publishOn: 2, withdrawOn: 1 }, 'withdrawn before'],
    ['before the end of the embargo', { publishOn: 1, embargo: 2 }, 'embargo ends later'],
  ])('is not set %s', async (_, hours, words) => {
    const token = await signInPublisher()
    const { id } = await createDraft(payload())
    const times = Object.entries(hours).map(([field, offset]) => [field, inHours(offset)])
    const { status, text } = await save(id, token, Object.fromEntries(times) as object)
    expect([status, text]).toEqual([400, expect.stringContaining(words)])
  })

  it('is the publishers’ to set', async () => {
    await signInPublisher()
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDraft(payload())
    await save(id, token, { publishOn: inHours(1) })
    const newest = await payload().findByID({ collection: 'articles', id, draft: true })
    expect(newest.publishOn ?? null).toBe(null)
  })
})

describe('a scheduled withdrawal', () => {
  it('takes the article from readers when its time has come', async () => {
    const token = await signInPublisher()
    const { id } = await createArticle(payload(), { standfirst: 'A.' })
    await request('PATCH', `/articles/${id}`, {
      token,
      body: { withdrawOn: inHours(1), _status: 'published' },
    })
    await runDue()
    expect((await row(payload(), id))._status).toBe('published')
    passHours(1)
    await runDue()
    const { _status, state, withdrawOn } = await row(payload(), id)
    expect([_status, state, withdrawOn ?? null]).toEqual(['draft', 'withdrawn', null])
  })
})
