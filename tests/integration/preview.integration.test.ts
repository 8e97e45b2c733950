import { describe, expect, it } from 'vitest'
import { getPreview } from '@/queries/preview'
import { createArticle } from '../factories'
import { useNewsroom } from '../newsroom'
import { usePreviews } from '../previews'
import { request } from '../rest'

const { payload } = useNewsroom()
const { openSession, createDraft, previewOf, createPicture } = usePreviews(payload)

describe('a preview', () => {
  it('is nothing to a stranger, who cannot tell whether there is such an article', async () => {
    const { id } = await createDraft()
    const published = await createArticle(payload())
    for (const each of [id, published.id, '0b0e9a3c-6f5d-4f3e-9d7e-0a1b2c3d4e5f', 'x', '%', ''])
      expect(await getPreview(each, new Headers())).toBe('signed-out')
  })

  it.each([
    ['a guessed cookie', { cookie: 'payload-token=guess', 'sec-fetch-site': 'same-origin' }],
    ['the secret of the press', { 'loudhailer-press': 'guess' }],
  ])('is nothing to whoever brings %s', async (_, headers) => {
    const { id } = await createDraft()
    expect(await getPreview(id, new Headers(headers))).toBe('signed-out')
  })

  it('is nothing after logout, though the browser kept the cookie', async () => {
    const { id } = await createDraft()
    const { token, headers } = await openSession()
    expect(await getPreview(id, headers)).not.toBe('signed-out')
    await request('POST', '/users/logout', { token })
    expect(await getPreview(id, headers)).toBe('signed-out')
  })

  it('is nothing to a page of another site that asks in a colleague’s name, but a colleague may follow its link', async () => {
    const { id } = await createDraft()
    const { headers } = await openSession()
    headers.set('sec-fetch-site', 'cross-site')
    expect(await getPreview(id, headers)).toBe('signed-out')
    headers.set('sec-fetch-mode', 'navigate')
    headers.set('sec-fetch-dest', 'iframe')
    expect(await getPreview(id, headers)).toBe('signed-out')
    headers.set('sec-fetch-dest', 'document')
    expect(await getPreview(id, headers)).not.toBe('signed-out')
  })

  it.each(['x', '%', '', '0b0e9a3c-6f5d-4f3e-9d7e-0a1b2c3d4e5f', '__proto__'])(
    'of an article that is not there is nothing to a colleague either: %s',
    async (id) => expect(await getPreview(id, (await openSession()).headers)).toBe(undefined),
  )

  it('shows a colleague the newest draft over what readers have, and whose it is', async () => {
    const { user, headers } = await openSession()
    const { id } = await createArticle(payload(), { headline: 'As published' })
    await payload().update({
      collection: 'articles',
      id,
      data: { headline: 'As changed' },
      draft: true,
      user,
    })
    expect(await previewOf(id, headers)).toMatchObject({
      article: { headline: 'As changed' },
      version: 2,
      isPublished: false,
      savedBy: 'editor',
    })
  })

  it('shows what readers have, where nothing newer was saved', async () => {
    const { id } = await createArticle(payload(), { headline: 'As published' })
    expect(await previewOf(id, (await openSession()).headers)).toMatchObject({
      article: { headline: 'As published' },
      version: 1,
      isPublished: true,
    })
  })

  it('shows a draft that has hardly begun', async () => {
    const { user, headers } = await openSession()
    const { id } = await payload().create({ collection: 'articles', data: {}, draft: true, user })
    expect((await previewOf(id, headers)).article).toMatchObject({
      headline: 'Untitled',
      authors: [],
      body: { blocks: [] },
    })
  })

  it('leaves out rows that were only begun', async () => {
    const { user, headers } = await openSession()
    const { id } = await payload().create({
      collection: 'articles',
      data: {
        headline: 'Half',
        corrections: [{ kind: 'correction' } as never],
        sources: [{ url: 'https://example.org/' } as never, { title: 'A report' }],
      },
      draft: true,
      user,
    })
    expect((await previewOf(id, headers)).article).toMatchObject({
      corrections: [],
      sources: [{ title: 'A report' }],
    })
  })

  it('finds its pictures in the newsroom, since readers do not have them yet', async () => {
    const { headers } = await openSession()
    const { id } = await createDraft({ leadImage: (await createPicture()).id })
    expect((await previewOf(id, headers)).article.picture?.main.path).toMatch(/^\/api\/media\/file\/[\w.-]+$/)
  })

  it('leads to the published translations of this very version', async () => {
    const { headers } = await openSession()
    const original = await createArticle(payload(), { slug: 'original', language: 'ru' })
    await createArticle(payload(), { slug: 'kazakh', language: 'kk', translationOf: original.id })
    const { id } = await createDraft({ translationOf: original.id })
    await createDraft({ translationOf: original.id, slug: 'another' })
    expect((await previewOf(id, headers)).article.translations).toEqual([
      { language: 'ru', slug: 'original', isOriginal: true },
      { language: 'kk', slug: 'kazakh', isOriginal: false },
    ])
  })
})
