import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMedia } from '@/lib/media-store'
import type { Media } from '@/payload-types'
import { getArticle } from '@/queries/articles'
import { getAuthor, getTopic } from '@/queries/names'
import { getPage } from '@/queries/pages'
import { block, body } from '@/scripts/seed/lexical'
import { signIn } from '../colleagues'
import { createArticle, createAuthor, createJpeg, createPage, createTopic, hasMetadata } from '../factories'
import { useNewsroom } from '../newsroom'
import { emptyStore, letGraceEnd, listStored, namesStored, toFile, toForm, upload } from '../pictures'
import { request } from '../rest'

const { payload } = useNewsroom()

beforeEach(emptyStore)

const replace = async (id: string, data: Partial<Media> = {}, size = { width: 900, height: 900 }) =>
  payload().update({ collection: 'media', id, data, file: toFile(await createJpeg(size)) })

const reread = (id: string) => payload().findByID({ collection: 'media', id })

/** Names of the files that the picture has. */
const filesOf = ({ filename, sizes }: Media) =>
  [...new Set([filename, ...Object.values(sizes ?? {}).map((size) => size.filename)])].filter(Boolean).sort()

describe('a replacement that is refused', () => {
  it.each([
    ['has no words for it', { alt: ' ' }, undefined],
    ['is no picture', {}, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('because it %s leaves the picture with every file it had', async (_, data, bytes) => {
    const { id } = await upload(payload())
    const before = await namesStored()
    const file = toFile(bytes ?? (await createJpeg({ width: 900, height: 900 })))
    await expect(payload().update({ collection: 'media', id, data, file })).rejects.toThrow()
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual(before)
    expect(filesOf(await reread(id))).toEqual(before)
  })

  it('because contributors replace no pictures, nor move a focal point, makes nothing', async () => {
    const { id } = await upload(payload())
    const before = await namesStored()
    const token = (await signIn(payload(), 'contributor')).token
    const form = toForm({}, await createJpeg())
    expect((await request('PATCH', `/media/${id}`, { token, form })).status).toBe(403)
    const query = 'uploadEdits[focalPoint][x]=1&uploadEdits[focalPoint][y]=1'
    expect((await request('PATCH', `/media/${id}`, { token, body: {}, query })).status).toBe(403)
    expect(await namesStored()).toEqual(before)
  })

  it('because one file was sent for many pictures says so, and many may still be marked at once', async () => {
    await upload(payload())
    await upload(payload())
    const before = await namesStored()
    const token = (await signIn(payload(), 'editor')).token
    const query = 'where[id][exists]=true'
    const sent = await request('PATCH', '/media', { token, query, form: toForm({}, await createJpeg()) })
    expect([sent.status, sent.text]).toEqual([400, expect.stringContaining('one by one')])
    const marked = await request('PATCH', '/media', { token, query, body: { credit: 'Us', focalX: 3 } })
    expect(marked.status).toBe(200)
    expect(await namesStored()).toEqual(before)
    const { docs } = await payload().find({ collection: 'media' })
    expect(docs.map(({ credit, focalX }) => [credit, focalX])).toEqual([['Us', 50], ['Us', 50]]) // prettier-ignore
  })
})

describe('a replaced picture', () => {
  it('is the new one wherever it is shown, under new names', async () => {
    const { id, filename } = await upload(payload())
    const figure = body([block('figure', 'f1', { image: id })])
    const author = await createAuthor(payload(), 'Author')
    const topic = await createTopic(payload(), 'Topic')
    await payload().update({ collection: 'authors', id: author.id, data: { portrait: id } })
    await payload().update({ collection: 'topics', id: topic.id, data: { picture: id } })
    await createArticle(payload(), { slug: 'lead', leadImage: id, authors: [author.id], topics: [topic.id] })
    await createArticle(payload(), { slug: 'body', body: figure })
    await createPage(payload(), { slug: 'about', body: figure })
    const show = async () =>
      JSON.stringify([
        (await getArticle('lead'))?.picture,
        (await getArticle('body'))?.body,
        (await getPage('about'))?.body,
        (await getAuthor(author.slug, 'en'))?.portrait,
        (await getTopic(topic.slug, 'en'))?.picture,
      ])
    const count = (text: string, name: string | null | undefined) => text.split(String(name)).length - 1
    expect(count(await show(), `${filename}`)).toBe(5)
    await payload().db.deleteMany({ collection: 'payload-jobs', where: {} })
    const replaced = await replace(id)
    const after = await show()
    expect([count(after, filename), count(after, replaced.filename)]).toEqual([0, 5])
    const { docs } = await payload().find({
      collection: 'payload-jobs',
      where: { queue: { equals: 'press' } },
    })
    expect(docs.map(({ input }) => input)).toEqual([{ document: `media/${id}` }])
  })

  it('leaves its old files to pages that still name them, and then takes all of them away', async () => {
    const before = await upload(payload(), await createJpeg({ width: 1300, height: 900 }))
    const after = await replace(before.id)
    for (const name of [...filesOf(before), ...filesOf(after)])
      expect(await openMedia(name ?? ''), name ?? '').toBeTruthy()
    await payload().jobs.run({ queue: 'desk', silent: true })
    expect(await openMedia(before.filename ?? '')).toBeTruthy()
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual(filesOf(after))
  })

  it('keeps what it has when a change is rolled back that would have removed it', async () => {
    const before = await upload(payload())
    await payload().jobs.queue({
      task: 'clearMedia',
      queue: 'desk',
      input: { stem: String(before.filename).slice(0, 36) },
    })
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual(filesOf(before))
  })

  it('by two editors at once has one of the two new files, and no other is left behind', async () => {
    const { id } = await upload(payload())
    await Promise.all([
      replace(id, {}, { width: 400, height: 400 }),
      replace(id, {}, { width: 500, height: 500 }),
    ])
    await letGraceEnd(payload())
    const media = await reread(id)
    expect(await namesStored()).toEqual(filesOf(media))
    expect(String(media.sizes?.webp480?.width)).toBe(String(Math.min(480, Number(media.width))))
  })

  it('does not inherit the focal point of the old one, which the admin’s form sends again', async () => {
    const { id } = await upload(payload())
    await payload().update({ collection: 'media', id, data: { focalX: 10, focalY: 20 } })
    const token = (await signIn(payload(), 'editor')).token
    const fields = { alt: 'New', focalX: 10, focalY: 20 }
    const form = toForm(fields, await createJpeg({ width: 900, height: 900 }))
    expect((await request('PATCH', `/media/${id}`, { token, form })).status).toBe(200)
    expect(await reread(id)).toMatchObject({ alt: 'New', width: 900, focalX: 50, focalY: 50 })
  })

  it('and a deleted one go entirely', async () => {
    const { id } = await upload(payload())
    await replace(id)
    // As the admin deletes several: it asks for no field back.
    const token = (await signIn(payload(), 'publisher')).token
    await request('DELETE', '/media', { token, query: `where[id][in]=${id}&select[alt]=true` })
    expect(await namesStored()).not.toEqual([])
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual([])
  })
})

describe('the focal point', () => {
  /** Red on the left, blue on the right; what the share image shows of it. */
  async function uploadHalves() {
    const half = { width: 1200, height: 1000, channels: 3 as const, background: 'red' }
    const data = await sharp({ create: { ...half, width: 2400, background: 'blue' } })
      .composite([{ input: await sharp({ create: half }).png().toBuffer(), left: 0, top: 0 }])
      .withExif({ IFD0: { Make: 'LOUDHAILER-TEST-CAMERA' } })
      .jpeg()
      .toBuffer()
    return upload(payload(), data)
  }

  async function look({ sizes }: Media) {
    const file = (await openMedia(sizes?.share?.filename ?? ''))?.bytes
    const { dominant } = await sharp(file).stats()
    const { width, height, format } = await sharp(file).metadata()
    const colour = dominant.r > 200 ? 'red' : dominant.b > 200 ? 'blue' : 'neither'
    return { colour, width, height, format }
  }

  const focus = async (id: string, x: number, y: number, more = '') => {
    const query = `uploadEdits[focalPoint][x]=${x}&uploadEdits[focalPoint][y]=${y}${more}`
    const answer = await request('PATCH', `/media/${id}`, {
      token: (await signIn(payload(), 'editor')).token,
      query,
      body: { focalX: 50, focalY: 50 },
    })
    expect(answer.status).toBe(200)
    return reread(id)
  }

  it('decides what the image for shared links shows, at its very edges too', async () => {
    const wide = await sharp({ create: { width: 4800, height: 700, channels: 3, background: 'blue' } })
      .composite([
        { input: await sharp({ create: { width: 2400, height: 700, channels: 3, background: 'red' } }).png().toBuffer(), left: 0, top: 0 },
      ])
      .jpeg()
      .toBuffer() // prettier-ignore
    const { id } = await upload(payload(), wide)
    const share = { width: 1200, height: 630, format: 'jpeg' }
    expect(await look(await focus(id, 0, 0))).toEqual({ ...share, colour: 'red' })
    expect(await look(await focus(id, 100, 100))).toEqual({ ...share, colour: 'blue' })
    expect(await reread(id)).toMatchObject({ focalX: 100, focalY: 100 })
  })

  it('when changed gives every file a new name, since readers keep what stands under the old one', async () => {
    const before = await uploadHalves()
    const stored = await listStored()
    const after = await focus(before.id, 12.4, 80)
    expect([after.focalX, after.focalY]).toEqual([12, 80])
    expect(filesOf(after).filter((name) => filesOf(before).includes(name))).toEqual([])
    const now = await listStored()
    expect(now.filter(({ name }) => filesOf(before).includes(name))).toEqual(stored)
    for (const { name, data } of now) {
      expect(await hasMetadata(data)).toBe(false)
      expect(name).toMatch(/^[0-9a-f-]{36}(-\d+x\d+)?\.(jpg|webp|avif)$/)
    }
    const original = (media: Media) => now.find(({ name }) => name === media.filename)?.data
    expect(original(after)?.equals(original(before) ?? Buffer.of())).toBe(true)
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual(filesOf(after))
  })

  it('that stays the same changes no file, nor does a save that sends it again', async () => {
    const { id } = await uploadHalves()
    const before = await namesStored()
    await focus(id, 50, 50)
    await payload().update({ collection: 'media', id, data: { focalX: 50, focalY: 50, credit: 'Us' } })
    await letGraceEnd(payload())
    expect(await namesStored()).toEqual(before)
  })

  it.each(['-5', '1e9', 'NaN', '', 'x', '[]'])('of %j per cent does no harm', async (value) => {
    const { id } = await upload(payload())
    const query = `uploadEdits[focalPoint][x]=${value}&uploadEdits[focalPoint][y]=30`
    const token = (await signIn(payload(), 'editor')).token
    expect((await request('PATCH', `/media/${id}`, { token, query, body: {} })).status).toBe(200)
    const { focalX, focalY } = await reread(id)
    expect([focalX, focalY]).toEqual([50, 50])
  })

  it('is all that the picture editor may ask for: nothing is cropped away', async () => {
    const { id, width } = await uploadHalves()
    const crop =
      '&uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=10&uploadEdits[crop][height]=10&uploadEdits[widthInPixels]=9&uploadEdits[heightInPixels]=9'
    expect(await focus(id, 5, 5, crop)).toMatchObject({ width, focalX: 5 })
  })

  it('of a picture whose file is missing cannot be changed, and the refusal says what to do', async () => {
    const { id } = await upload(payload())
    await emptyStore()
    const token = (await signIn(payload(), 'editor')).token
    const answer = await request('PATCH', `/media/${id}`, { token, body: { focalX: 3 } })
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('choose the file again')])
  })

  it('leaves a picture too small for it without an image for shared links', async () => {
    const { sizes } = await upload(payload(), await createJpeg({ width: 600, height: 400 }))
    expect(sizes?.share?.filename).toBeFalsy()
  })
})

describe('a stored file', () => {
  it('is shown to the newsroom by its name, and to no stranger', async () => {
    const { filename } = await upload(payload())
    expect((await request('GET', `/media/file/${filename}`)).status).toBe(401)
    const token = (await signIn(payload(), 'contributor')).token
    expect((await request('GET', `/media/file/${filename}`, { token })).status).toBe(200)
    for (const name of ['secrets.json', '..%2Fsecrets.json', 'x'.repeat(300)])
      expect([400, 403, 404]).toContain((await request('GET', `/media/file/${name}`, { token })).status)
  })
})
