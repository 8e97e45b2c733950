import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft } from '../drafts'
import { createAuthor } from '../factories'
import { useNewsroom } from '../newsroom'
import { upload } from '../pictures'
import { request } from '../rest'

const { payload } = useNewsroom()

const textOf = (...children: unknown[]) => ({ root: { type: 'root', version: 1, children } })

describe('a draft', () => {
  it.each([
    ['embargo', { embargo: 'nonsense' }],
    ['embargo', { embargo: '' }],
    ['publishOn', { publishOn: 'nonsense' }],
    ['publishOn', { publishOn: '99999-01-01' }],
    ['publishOn', { publishOn: '+099999-01-01T00:00:00.000Z' }],
    ['withdrawOn', { withdrawOn: {} }],
    ['firstPublishedAt', { firstPublishedAt: 'x' }],
    ['contextNotes', { contextNotes: 'x' }],
    ['contextNotes', { contextNotes: [null] }],
    ['contextNotes', { contextNotes: [0] }],
    ['contextNotes.0.suggested', { contextNotes: [{ suggested: ['true'] }] }],
    ['contextNotes.0.date', { contextNotes: [{ date: 'x' }] }],
    ['sources.0.title', { sources: [{ title: 5 }] }],
    ['change', { change: null }],
    ['change', { change: [] }],
    ['change.kind', { change: { kind: 'x' } }],
    ['firstPublisher', { firstPublisher: null }],
    ['kind', { kind: '' }],
    ['kind', { kind: 'x' }],
    ['kind', { kind: ['news'] }],
    ['language', { language: 'xx' }],
    ['authors', { authors: ['x'] }],
    ['authors', { authors: [{ id: 'x' }] }],
    ['leadImage', { leadImage: {} }],
    ['disclaimer', { disclaimer: 'x' }],
    ['translationOf', { translationOf: 7 }],
    ['headline', { headline: 'a\u0000b' }],
    ['headline', { headline: 'half a \ud83d character' }],
    ['headline', { headline: { text: 'x' } }],
    ['body', { body: 'x' }],
    ['body', { body: { root: 'x' } }],
    ['body', { body: { root: { children: [null] } } }],
    ['body', { body: textOf({ type: 'paragraph', children: [[]] }) }],
    ['body', { body: textOf({ type: 'paragraph', children: 'x' }) }],
    ['body', { body: textOf({ type: 'paragraph', text: '\u0000' }) }],
    ['_status', { _status: ['published'] }],
  ])('is refused with 400 and the name of what is wrong: %s', async (path, data) => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    for (const { status, text } of [
      await change(id, data, token),
      await request('POST', '/articles?draft=true', { token, body: data }),
    ])
      expect([status, text]).toEqual([400, expect.stringContaining(`“${path}” must `)])
  })

  it.each([
    {},
    { headline: '', standfirst: null, body: null, authors: [], sources: [], leadImage: null, kind: null },
    {
      number: '',
      translationOf: '',
      contextNotes: 0,
      topics: null,
      change: {},
      callToAction: { text: null },
    },
    { firstPublishedAt: '2014-01-15', callToAction: { until: '2030-01-01T12:00:00.000Z' } },
    { corrections: [{ date: null, text: '' }], sources: [{ id: '6a5f', title: null, url: '' }] },
    { unknown: 'x' },
  ])('is saved with what is still missing: %j', async (data) => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    const { status, text } = await change(id, data, token)
    expect([status, text]).toEqual([200, text])
  })

  it('is saved again as it was read', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload(), { firstPublishedAt: '2014-01-15' })
    for (const depth of [0, 1, 2]) {
      const { json } = await request('GET', `/articles/${id}?draft=true&depth=${depth}`, { token })
      const { status, text } = await change(id, json, token)
      expect([status, text]).toEqual([200, text])
    }
  })
})

describe('a text', () => {
  const HIDDEN = '\u0007a\u001b\u202eb\u2066c\u009f'

  it('is kept without signs that nobody sees, in every field that readers are shown', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const { id } = await createDraft(payload())
    const caption = { type: 'block', version: 2, fields: { id: '1', blockType: 'pullQuote', quote: HIDDEN } }
    const words = { type: 'text', version: 1, text: HIDDEN }
    const quoted = { type: 'text', version: 1, text: 'He said \u2067שלום\u2069.\u0007' }
    const body = textOf({ type: 'paragraph', version: 1, children: [words, quoted] }, caption)
    const sent = {
      headline: HIDDEN,
      standfirst: HIDDEN,
      body,
      sources: [{ title: HIDDEN, url: '' }],
      callToAction: { text: HIDDEN },
    }
    const { json, status } = await change(id, sent, token)
    const { doc } = json as { doc: typeof sent }
    expect([status, doc.headline, doc.standfirst, doc.sources[0]?.title]).toEqual([200, 'abc', 'abc', 'abc'])
    expect(doc.callToAction.text).toBe('abc')
    expect(JSON.stringify(doc.body)).not.toMatch(/\\u00|\u202e|\u2066/)
    expect(JSON.stringify(doc.body)).toContain('He said \u2067שלום\u2069.')
    const author = await request('POST', '/authors', { token, body: { name: HIDDEN } })
    expect(author.json.doc).toMatchObject({ name: 'abc', slug: 'abc' })
    const site = await request('POST', '/globals/site', { token, body: { tagline: HIDDEN } })
    expect(site.json.result).toMatchObject({ tagline: 'abc' })
  })
})

describe('what is sent', () => {
  it.each([
    ['/articles?draft=true', { id: 'x', headline: 'X' }],
    ['/articles', { _status: ['published'] }],
    ['/articles', []],
    ['/articles', 'x'],
    ['/articles', undefined],
    ['/authors', { name: 'A', portrait: 'x' }],
    ['/redirects', { from: '/a', kind: 'x', to: '/b' }],
    ['/globals/site', { navigation: 'x' }],
    ['/globals/site', { lead: 'x' }],
    ['/globals/site', { languages: ['xx'] }],
  ])('to %s with %j is refused with 400', async (path, data) => {
    const { token } = await signIn(payload(), 'publisher')
    expect(
      (await request('POST', path, { token, ...(data === undefined ? {} : { body: data }) })).status,
    ).toBe(400)
  })

  it('to many at once is refused for all of them', async () => {
    const { token } = await signIn(payload(), 'publisher')
    await createAuthor(payload())
    const path = '/authors?where[id][exists]=true'
    expect((await request('PATCH', path, { token, body: { portrait: 'x' } })).status).toBe(400)
  })
})

describe('a form that cannot be read', () => {
  const part = (name: string, content: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`
  const isFile = '; filename="x.jpg"'

  it.each([
    ['whose fields are no JSON', part('_payload', '{"alt":'), 'x'],
    ['that ends in the middle', part('file', 'x', isFile).slice(0, -2), 'x'],
    ['that has another boundary than it says', part('_payload', '{}'), 'y'],
    ['that has no boundary', part('_payload', '{}'), undefined],
    ['whose heads are none', '--x\r\nnonsense\r\n\r\nx\r\n--x--\r\n', 'x'],
  ])('is refused with 400, and not taken for a fault of the newsroom: one %s', async (_, bytes, boundary) => {
    const { token } = await signIn(payload(), 'contributor')
    const type = `multipart/form-data${boundary ? `; boundary=${boundary}` : ''}`
    const form = bytes.endsWith('\r\n') ? `${bytes}--x--\r\n` : bytes
    const { status, text } = await request('POST', '/media', {
      token,
      text: form,
      headers: { 'Content-Type': type },
    })
    expect([status, text]).toEqual([400, expect.stringContaining('missing or malformed')])
  })

  it('is one that names a stored file instead of sending it, which is not copied', async () => {
    const { token } = await signIn(payload(), 'contributor')
    const { filename } = await upload(payload())
    const named = part('file', JSON.stringify({ filename, mimeType: 'image/jpeg', size: 1 }))
    const { status, text } = await request('POST', '/media', {
      token,
      text: `${named}--x--\r\n`,
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    })
    expect([status, text]).toEqual([400, expect.stringContaining('missing or malformed')])
  })
})
