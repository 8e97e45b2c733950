import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readSharedToken } from '@/lib/preview-link'
import { getShared, openSharedMedia } from '@/queries/preview-shared'
import { createArticle, createAuthor, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { bodyTo, SECRET, usePreviews } from '../previews'
import { request } from '../rest'

const { payload } = useNewsroom()
const { openSession, createDraft, newestVersionOf, tokenFor, sharedOf, createPicture } = usePreviews(payload)

describe('a shared preview', () => {
  it('shows nothing for a token that is made up, tampered with or of another secret', async () => {
    const { id } = await createDraft()
    const token = await tokenFor(id)
    const tampered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    for (const each of ['', 'x', 'A'.repeat(72), tampered, await tokenFor(id, undefined, `${SECRET}!`)])
      expect(await getShared(each)).toBe(undefined)
  })

  it('is over when its time is over', async () => {
    const { id } = await createDraft()
    expect(await getShared(await tokenFor(id, new Date(Date.now() - 1000)))).toBe('over')
  })

  it('is over when the article was deleted', async () => {
    const { id } = await createDraft()
    const token = await tokenFor(id)
    await payload().delete({ collection: 'articles', id })
    expect(await getShared(token)).toBe('over')
  })

  it('shows exactly its version, whatever is saved or published later', async () => {
    const { id } = await createDraft({ headline: 'As shared' })
    const token = await tokenFor(id)
    await payload().update({ collection: 'articles', id, data: { headline: 'Later' }, draft: true })
    expect((await sharedOf(token)).article.headline).toBe('As shared')
    await publish(payload(), id, { headline: 'Out' })
    expect(await sharedOf(token)).toMatchObject({ article: { headline: 'As shared' }, isPublished: false })
  })

  it('is over when its article was withdrawn, or what it says was taken from readers', async () => {
    const shown = async (token: string) => (await getShared(token)) !== 'over'
    const { id } = await createDraft({ headline: 'One' })
    const draft = await tokenFor(id)
    await publish(payload(), id)
    const first = await tokenFor(id)
    const change = { kind: 'update' as const, text: 'It was changed.' }
    await publish(payload(), id, { headline: 'Two', change: { ...change, keepsEarlier: true } })
    const second = await tokenFor(id)
    expect([await shown(draft), await shown(first), await shown(second)]).toEqual([true, true, true])
    await publish(payload(), id, { headline: 'Three', change })
    expect([await shown(draft), await shown(first), await shown(second)]).toEqual([false, false, false])
    const third = await tokenFor(id)
    await payload().update({ collection: 'articles', id, data: { _status: 'draft', goneFor: 'legal' } })
    expect(await shown(third)).toBe(false)
    // What is written after that may be shown again.
    await payload().update({ collection: 'articles', id, data: { headline: 'Anew' }, draft: true })
    expect(await shown(await tokenFor(id))).toBe(true)
  })

  it('holds nothing of the newsroom: no note, no name or account of a colleague, no reason', async () => {
    const { user } = await openSession()
    const { id } = await payload().create({
      collection: 'articles',
      draft: true,
      user: { ...user, name: 'canary-name' },
      data: {
        headline: 'Shared',
        newsroomNote: 'canary-note',
        reason: 'canary-reason',
        contextNotes: [
          { sentence: 'canary', text: 'canary', date: new Date().toISOString(), suggested: true },
        ],
      },
    })
    const said = JSON.stringify(await sharedOf(await tokenFor(id)))
    expect(said).toContain('Shared')
    for (const secret of ['canary', user.id, user.email]) expect(said).not.toContain(secret)
  })

  it('names bylines, and leads to what is published, but to no other draft', async () => {
    const draft = await createDraft({ slug: 'secret-draft', headline: 'Secret' })
    const out = await createArticle(payload(), { slug: 'out' })
    const author = await createAuthor(payload(), 'Aigerim Sample')
    const shared = async (to: string) => {
      const { id } = await createDraft({ authors: [author.id], body: bodyTo(to, 'there') })
      return JSON.stringify((await sharedOf(await tokenFor(id))).article)
    }
    expect(await shared(out.id)).toContain('"href":"/articles/out"')
    const toDraft = await shared(draft.id)
    expect(toDraft).toContain('there')
    expect(toDraft).toContain('Aigerim Sample')
    expect(toDraft).not.toMatch(/secret/i)
  })

  it('shows the pictures of its version while it works, and no other file', async () => {
    const [shown, other] = [await createPicture(), await createPicture()]
    const folder = join(process.env.DATA_DIR ?? '', 'media')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'x.jpg'), '')
    const { id } = await createDraft({ leadImage: shown.id })
    const token = await tokenFor(id)
    const path = (await sharedOf(token)).article.picture?.main.path
    expect(path).toBe(`/preview/shared/${token}/media/${shown.filename}`)
    expect((await openSharedMedia(token, shown.filename ?? ''))?.mediaType).toBe('image/jpeg')
    for (const file of [other.filename ?? '', 'x.jpg', '../x.jpg', ''])
      expect(await openSharedMedia(token, file)).toBe(undefined)
    const over = await tokenFor(id, new Date(Date.now() - 1000))
    expect(await openSharedMedia(over, shown.filename ?? '')).toBe(undefined)
  })

  it('opens no version to whoever only knows its number', async () => {
    const { id } = await createDraft()
    const version = await newestVersionOf(id)
    expect((await request('GET', `/articles/versions/${version}?sharedVersion=${version}`)).status).toBe(401)
    await expect(
      payload().findVersions({
        collection: 'articles',
        overrideAccess: false,
        context: { sharedVersion: '0b0e9a3c-6f5d-4f3e-9d7e-0a1b2c3d4e5f' },
      }),
    ).resolves.toMatchObject({ totalDocs: 0 })
  })
})

describe('sharing a preview', () => {
  let id = ''
  beforeEach(async () => {
    id = (await createDraft({ headline: 'To be shared' })).id
  })

  const entries = async () =>
    (
      await payload().find({ collection: 'audit', where: { subject: { equals: `articles/${id}` } } })
    ).docs.filter(({ action }) => action === 'share')

  it('is refused to strangers and contributors, and leaves no entry', async () => {
    const { token } = await openSession('contributor')
    const { status, text } = await request('POST', `/articles/${id}/share`, { token })
    expect([status, text.includes('ask one of them')]).toEqual([403, true])
    expect((await request('POST', `/articles/${id}/share`)).status).toBe(401)
    expect(await entries()).toEqual([])
  })

  it.each([0, 31, 1.5, -1, '7', null])('for %s days is refused', async (days) => {
    const { token } = await openSession()
    const { status, text } = await request('POST', `/articles/${id}/share`, { token, body: { days } })
    expect([status, text.includes('from 1 to 30')]).toEqual([400, true])
    expect(await entries()).toEqual([])
  })

  it.each(['x', '0b0e9a3c-6f5d-4f3e-9d7e-0a1b2c3d4e5f'])(
    'of an article that is not there (%s) is refused',
    async (other) => {
      const { token } = await openSession()
      expect((await request('POST', `/articles/${other}/share`, { token })).status).toBe(404)
    },
  )

  it('gives a link for seven days unless asked otherwise, and is on record without the link', async () => {
    const { token } = await openSession()
    for (const [body, days] of [
      [undefined, 7],
      [{}, 7],
      [{ days: 30 }, 30],
    ] as const) {
      const { status, json } = await request('POST', `/articles/${id}/share`, {
        token,
        ...(body && { body }),
      })
      expect(status).toBe(200)
      const shared = String(json.url).replace('http://localhost:3000/preview/shared/', '')
      const until = readSharedToken(shared, SECRET)?.until.getTime() ?? 0
      expect(Math.round((until - Date.now()) / 86_400_000)).toBe(days)
      expect(json.until).toBe(new Date(until).toISOString())
      expect((await sharedOf(shared)).article.headline).toBe('To be shared')
      expect(JSON.stringify(await entries())).not.toContain(shared)
    }
    expect((await entries()).map(({ actor, what }) => [actor, what.split(':')[0]])).toEqual(
      Array(3).fill(['editor', 'To be shared']),
    )
  })

  it('keeps what was shared when the editor types on', async () => {
    const { user, token } = await openSession()
    const autosave = (headline: string) =>
      payload().update({ collection: 'articles', id, data: { headline }, draft: true, autosave: true, user })
    await autosave('As shared')
    const { json } = await request('POST', `/articles/${id}/share`, { token })
    await autosave('Typed')
    await autosave('Typed on')
    const shared = String(json.url).slice(-72)
    expect((await sharedOf(shared)).article.headline).toBe('As shared')
    const { docs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: 'createdAt',
    })
    expect(docs.map(({ version }) => version.headline)).toEqual(['To be shared', 'As shared', 'Typed on'])
  })
})
