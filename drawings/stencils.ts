import { join } from 'node:path'
import sharp, { type Region } from 'sharp'
import type { STENCILS } from './mark'

/** Pixels of a stored stencil, in each direction. */
export const STENCIL_SIZE = 512

export const stencilFile = (name: keyof typeof STENCILS): string =>
  join(/* turbopackIgnore: true */ process.cwd(), 'drawings', `${name}.png`)

/** A part of the icon in a colour, in that size, as a PNG whose other pixels are transparent; `region` cuts it out of the stencil first. */
export async function paint(
  name: keyof typeof STENCILS,
  colour: string,
  { width, height, region }: { width: number; height: number; region?: Region },
): Promise<Buffer> {
  const stencil = sharp(stencilFile(name))
  const input = await (region ? stencil.extract(region) : stencil).resize(width, height).png().toBuffer()
  return sharp({ create: { width, height, channels: 4, background: colour } })
    .composite([{ input, blend: 'dest-in' }])
    .png()
    .toBuffer()
}
