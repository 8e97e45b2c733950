import { join } from 'node:path'
import sharp, { type Region } from 'sharp'
import type { STENCILS } from './mark'

/** Pixels of a stored stencil, in each direction. */
export const STENCIL_SIZE = 512

export const stencilFile = (name: keyof typeof STENCILS): string =>
  join(/* turbopackIgnore: true */ process.cwd(), 'drawings', `${name}.png`)

type Cut = { width: number; height: number; region?: Region }

const cut = (name: keyof typeof STENCILS, { width, height, region }: Cut) => {
  const stencil = sharp(stencilFile(name))
  return (region ? stencil.extract(region) : stencil).resize(width, height)
}

/** A part of the icon in that size: a byte for each pixel, 255 where the part is; `region` cuts it out of the stencil first. */
export const readStencil = (name: keyof typeof STENCILS, size: Cut): Promise<Buffer> =>
  cut(name, size).ensureAlpha().extractChannel('alpha').raw().toBuffer()

/** The same in a colour, as a PNG whose other pixels are transparent. */
export async function paint(name: keyof typeof STENCILS, colour: string, size: Cut): Promise<Buffer> {
  const { width, height } = size
  return sharp({ create: { width, height, channels: 4, background: colour } })
    .composite([{ input: await cut(name, size).png().toBuffer(), blend: 'dest-in' }])
    .png()
    .toBuffer()
}
