import { describe, expect, it } from 'vitest'
import { block, body, link, list, paragraph, text } from '@/scripts/seed/lexical'
import { signIn } from '../colleagues'
import { newest, row } from '../drafts'
import { createArticle, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const edit = (id: string, data: object, token: string) =>
  request('PATCH', `/articles/${id}`, { token, body: { ...data, _status: 'published' } })

describe('words that readers have', () => {
  it('do not change silently', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'A.' })
    const silent = await edit(id, { headline: 'Seventeen died' }, token)
    expect([silent.status, silent.text]).toEqual([
      400,
      expect.stringContaining('say what kind of change it is'),
    ])
    const wordless = await edit(id, { headline: 'Seventeen died', change: { kind: 'correction' } }, token)
    expect([wordless.status, wordless.text]).toEqual([400, expect.stringContaining('Tell readers')])
    const minor = await edit(id, { headline: 'Seventeen died', change: { kind: 'minor' } }, token)
    expect([minor.status, minor.text]).toEqual([400, expect.stringContaining('more than spelling')])
    const unknown = await edit(
      id,
      { headline: 'Seventeen died', change: { kind: {}, text: 'It is.' } },
      token,
    )
    expect([unknown.status, unknown.text]).toEqual([400, expect.stringContaining('must be one of')])
    expect((await row(payload(), id)).headline).toBe('Sixteen died')
  })

  it('change with a correction that readers see, and the form is empty for the next', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'A.' })
    const told = { kind: 'correction', text: 'Seventeen died, not sixteen.' }
    expect((await edit(id, { headline: 'Seventeen died', change: told }, token)).status).toBe(200)
    const { corrections, change, revisedAt } = await row(payload(), id)
    expect(corrections?.map(({ kind, text }) => ({ kind, text }))).toEqual([told])
    expect([change?.kind ?? null, change?.text ?? null, Boolean(revisedAt)]).toEqual([null, null, true])
  })

  it('change without a word to readers where only spelling is mended', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'The goverment denies it', standfirst: 'A.' })
    const mended = await edit(id, { headline: 'The government denies it', change: { kind: 'minor' } }, token)
    expect([mended.status, (await row(payload(), id)).corrections]).toEqual([200, []])
  })

  it.each([
    ['a link that leads elsewhere', paragraph([link('petition', 'https://evil.example/')])],
    ['words struck through', paragraph([text('petition', 4)])],
    ['other words', paragraph([link('partition', 'https://good.example/')])],
  ])('do not pass for mended spelling: %s', async (_, node) => {
    const { token } = await signIn(payload(), 'publisher')
    const words = body([paragraph([link('petition', 'https://good.example/')])])
    const { id } = await createArticle(payload(), { standfirst: 'A.', body: words })
    const minor = await edit(id, { body: body([node]), change: { kind: 'minor' } }, token)
    expect([minor.status, minor.text]).toEqual([400, expect.stringContaining('more than spelling')])
  })

  it('are remembered while it is withdrawn, whatever was changed with that', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), { headline: 'Sixteen died', standfirst: 'A.' })
    for (const headline of ['Seventeen died', 'Eighteen died'])
      await request('PATCH', `/articles/${id}`, { token, body: { headline, _status: 'draft' } })
    const silent = await edit(id, {}, token)
    expect([silent.status, silent.text]).toEqual([400, expect.stringContaining('say what kind')])
    expect((await edit(id, { headline: 'Sixteen died' }, token)).status).toBe(200)
  })

  it('keep the corrections that readers were told of', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const corrections = [{ kind: 'update' as const, date: '2014-01-16T12:00:00.000Z', text: 'Put right.' }]
    const { id } = await createArticle(payload(), { standfirst: 'A.', corrections })
    await edit(id, { corrections: [] }, token)
    await payload().update({ collection: 'articles', id, data: { corrections: [] }, draft: true })
    for (const { corrections: kept } of [await row(payload(), id), await newest(payload(), id)])
      expect(kept?.map(({ text }) => text)).toEqual(['Put right.'])
  })
})

describe('what readers were told beside the text', () => {
  const note = {
    sentence: 'Words.',
    text: 'Since then he was acquitted.',
    date: '2020-01-01T12:00:00.000Z',
    sources: [{ title: 'A court', url: 'https://court.example/' }],
    suggested: false,
  }
  const told = {
    standfirst: 'A.',
    body: body([
      paragraph([text('Words'), text('.', 1), link('there', 'https://good.example/')]),
      list([[text('outer'), list(['inner'])]]),
      block('pullQuote', 'q', { quote: 'We want to live' }),
    ]),
    contextNotes: [note],
    callToAction: { text: 'Sign', url: 'https://good.example/', until: '2020-02-01T12:00:00.000Z' },
    sources: [{ title: 'A report' }],
    firstPublisher: { name: 'Elsewhere' },
    firstPublishedAt: '2014-01-15T12:00:00.000Z',
  }

  it.each<[string, object]>([
    ['a context note', { contextNotes: [{ ...note, text: 'Since then he was convicted.' }] }],
    ['a call to action', { callToAction: { text: 'Pay', url: 'https://evil.example/' } }],
    ['a source', { sources: [{ title: 'A report', url: 'https://evil.example/' }] }],
    ['the first day', { firstPublishedAt: '1999-01-01T12:00:00.000Z' }],
    ['the first publisher', { firstPublisher: { name: 'Somebody' } }],
  ])('does not change silently, nor as spelling: %s', async (_, data) => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), told)
    const silent = await edit(id, data, token)
    expect([silent.status, silent.text]).toEqual([400, expect.stringContaining('say what kind')])
    const minor = await edit(id, { ...data, change: { kind: 'minor' } }, token)
    expect([minor.status, minor.text]).toEqual([400, expect.stringContaining('more than spelling')])
    const change = { kind: 'update', text: 'It was put right.' }
    expect((await edit(id, { ...data, change }, token)).status).toBe(200)
    expect((await row(payload(), id)).corrections?.map((each) => each.text)).toEqual(['It was put right.'])
  })

  it('needs no declaration when it is published once more as it stands, by whatever way it came', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), told)
    expect((await edit(id, { topics: [] }, token)).status).toBe(200)
    await payload().update({ collection: 'articles', id, data: { newsroomNote: 'Seen.' }, draft: true })
    expect((await edit(id, await newest(payload(), id), token)).status).toBe(200)
    expect((await edit(id, { contextNotes: [note] }, token)).status).toBe(200)
    const { json } = await request('GET', `/articles/${id}?depth=2&draft=true`, { token })
    expect((await edit(id, json, token)).status).toBe(200)
  })

  it('may gain a context note, which is dated itself', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createArticle(payload(), told)
    const { contextNotes } = await newest(payload(), id)
    const added = [{ ...note, text: 'He is free.' }, ...(contextNotes ?? [])]
    expect((await edit(id, { contextNotes: added }, token)).status).toBe(200)
    const { contextNotes: kept, corrections, revisedAt } = await row(payload(), id)
    expect([kept?.length, corrections, Boolean(revisedAt)]).toEqual([2, [], true])
  })

  it('is brought in by the newsroom’s own commands without a declaration', async () => {
    const { id } = await createArticle(payload(), told)
    await publish(payload(), id, { callToAction: { text: 'Write' }, firstPublishedAt: null })
    const { callToAction, corrections, firstPublishedAt, publishedAt } = await row(payload(), id)
    expect([callToAction?.text, corrections, firstPublishedAt]).toEqual(['Write', [], publishedAt])
  })
})
