import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMedia } from '@/lib/media-store'
import { signIn } from '../colleagues'
import { createJpeg, hasMetadata } from '../factories'
import { useNewsroom } from '../newsroom'
import { emptyStore, listStored, toFile, toForm } from '../pictures'
import { request } from '../rest'

const { payload } = useNewsroom()
beforeEach(emptyStore)

const upload = (data: Buffer, name?: string, mimetype?: string) =>
  payload().create({ collection: 'media', data: { alt: 'A square' }, file: toFile(data, name, mimetype) })

describe('a picture', () => {
  it('is stored without place, camera or any note, in every size, under a random name', async () => {
    const jpeg = await createJpeg({ width: 2000, height: 1500 })
    expect(await hasMetadata(jpeg)).toBe(true)
    const media = await upload(jpeg, 'IMG_4711 Zhanaozen.jpg')
    const stored = await listStored()
    expect(stored).toHaveLength(7)
    for (const { name, data } of stored) {
      expect(await hasMetadata(data)).toBe(false)
      expect(name).toMatch(/^[0-9a-f-]{36}(-\d+x\d+)?\.(jpg|webp|avif)$/)
    }
    expect(JSON.stringify(media)).not.toMatch(/IMG|Zhanaozen/)
  })

  it('is stored as clean when it replaces another', async () => {
    const { id } = await upload(await createJpeg())
    const data = await createJpeg({ width: 900, height: 900 })
    const file = { data, name: 'secret-name.jpg', mimetype: 'image/jpeg', size: data.length }
    const media = await payload().update({ collection: 'media', id, data: {}, file })
    expect(media.width).toBe(900)
    for (const stored of await listStored()) {
      expect(await hasMetadata(stored.data)).toBe(false)
      expect(stored.name).not.toContain('secret')
    }
  })

  it('is turned as the camera was held', async () => {
    const jpeg = await sharp(await createJpeg({ width: 600, height: 300 }))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { width, height } = await upload(jpeg)
    expect([width, height]).toEqual([300, 600])
  })

  it('needs words for those who cannot see it, unless it is decorative', async () => {
    const data = await createJpeg()
    const file = { data, name: 'a.jpg', mimetype: 'image/jpeg', size: data.length }
    await expect(payload().create({ collection: 'media', data: {}, file })).rejects.toThrow(
      /Alternative text/,
    )
    expect(
      (await payload().create({ collection: 'media', data: { decorative: true }, file })).id,
    ).toBeTruthy()
  })

  it.each([
    [
      'an SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'image/svg+xml',
    ],
    ['a page that calls itself a JPEG', '<html><script>alert(1)</script></html>', 'image/jpeg'],
    ['a GIF', 'GIF89a', 'image/gif'],
    ['an empty file', '', 'image/jpeg'],
  ])('is refused when it is %s', async (_, text, mimetype) => {
    await expect(upload(Buffer.from(text), 'x.jpg', mimetype)).rejects.toThrow(/JPEG, PNG or WebP/)
    expect(await listStored()).toEqual([])
  })

  it('is refused when it is cut short or has too many pixels', async () => {
    const jpeg = await createJpeg()
    await expect(upload(jpeg.subarray(0, jpeg.length / 2))).rejects.toThrow('damaged')
    const huge = await sharp({ create: { width: 8000, height: 7000, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    await expect(upload(huge, 'x.png', 'image/png')).rejects.toThrow('50 million pixels')
  })

  it('is not fetched from an address the sender names', async () => {
    const data = { alt: 'x', url: 'http://127.0.0.1:1/x.jpg', filename: 'x.jpg' }
    await expect(
      payload().create({ collection: 'media', data, overrideAccess: false, user: null }),
    ).rejects.toThrow()
    await expect(payload().create({ collection: 'media', data })).rejects.toThrow('Choose a picture')
  })

  it('is what its file makes it, whatever is sent about the file', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await upload(await createJpeg({ width: 600, height: 400 }))
    const read = async () => (await request('GET', `/media/${id}`, { token })).json
    const before = await read()
    const evil = 'https://evil.example/x.jpg'
    const size = { filename: 'y.jpg', mimeType: 'image/png', width: 1, height: 1, filesize: 1, url: evil }
    const told = { ...size, width: 1_000_000_000, thumbnailURL: evil, sizes: { webp480: size, share: size } }
    const one = await request('PATCH', `/media/${id}`, { token, body: { ...told, credit: 'Us' } })
    expect([one.status, await read()]).toEqual([
      200,
      { ...before, credit: 'Us', updatedAt: expect.anything() as unknown },
    ])
    const many = await request('PATCH', '/media?where[id][exists]=true', {
      token,
      body: { ...told, focalX: 3 },
    })
    expect([many.status, await read()]).toEqual([
      200,
      { ...before, credit: 'Us', updatedAt: expect.anything() as unknown },
    ])
    const form = toForm({ ...told, alt: 'Another' }, await createJpeg({ width: 300, height: 200 }))
    const another = await request('PATCH', `/media/${id}`, { token, form })
    expect([another.status, (await read()).width, JSON.stringify(await read()).includes('evil')]).toEqual([
      200,
      300,
      false,
    ])
  })

  it.each(['../secrets.json', '..%2fsecrets.json', 'secrets.json', '\u0000.jpg', 'x'.repeat(9999)])(
    'is not a way to other files: %j',
    async (name) => {
      expect(await openMedia(name)).toBe(undefined)
    },
  )
})
