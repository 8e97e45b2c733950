import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inkOn } from './colours'
import { drawFavicon, drawIcon } from './icons'
import { renderIcon, STENCILS } from './mark'
import { STENCIL_SIZE, stencilFile } from './stencils'

const pixelOf = async (png: Buffer, left: number, top: number) => {
  const { data } = await sharp(png)
    .ensureAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return `#${data.toString('hex')}`
}

describe('an icon', () => {
  it('has the signal colour, and corners that are round or filled', async () => {
    const [round, filled] = [
      await drawIcon('#0b5fff', 192, 'round'),
      await drawIcon('#0b5fff', 512, 'filled'),
    ]
    expect(await sharp(round).metadata()).toMatchObject({ format: 'png', width: 192, height: 192 })
    expect([await pixelOf(round, 96, 4), (await pixelOf(round, 0, 0)).slice(-2)]).toEqual(['#0b5fffff', '00'])
    expect([await pixelOf(filled, 0, 0), await pixelOf(filled, 511, 511)]).toEqual(['#0b5fffff', '#0b5fffff'])
  })

  it('shows the loudhailer in the ink that stands out', () => {
    expect([inkOn('#b3121d'), inkOn('#ffcc00')]).toEqual(['#ffffff', '#1b1a18'])
    expect(renderIcon('#ffcc00')).toContain('fill="#1b1a18"')
  })
})

describe('the stencils', () => {
  it.each(['mark', 'ground'] as const)('of the %s are what its SVG shows', async (name) => {
    const svg = sharp(Buffer.from(STENCILS[name]), { density: (72 * STENCIL_SIZE) / 64 }).ensureAlpha()
    const [drawn, stored] = await Promise.all(
      [svg, sharp(stencilFile(name))].map((each) => each.raw().toBuffer()),
    )
    const departure = drawn?.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - (stored?.[index] ?? 0))),
      0,
    )
    expect([drawn?.length, departure]).toEqual([stored?.length, 0])
  })
})

describe('favicon.ico', () => {
  it('is a container around one PNG of 32 pixels', async () => {
    const ico = await drawFavicon('#b3121d')
    const [kind, images, bytes, from] = [
      ico.readUInt16LE(2),
      ico.readUInt16LE(4),
      ico.readUInt32LE(14),
      ico.readUInt32LE(18),
    ]
    expect([kind, images, ico[6], ico[7], bytes + from]).toEqual([1, 1, 32, 32, ico.length])
    expect(await sharp(ico.subarray(from)).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 })
  })
})
