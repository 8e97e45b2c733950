import sharp from 'sharp'
import { inkOn } from './colours'
import { paint } from './stencils'

/** How an icon meets its edges: with round corners, or filling a square that the device cuts to its own shape (maskable). */
export type Edges = 'round' | 'filled'

/** The icon as a PNG that many pixels wide and high. In a filled one the mark keeps to the circle that no device cuts. */
export async function drawIcon(signalColour: string, size: number, edges: Edges): Promise<Buffer> {
  const inner = edges === 'round' ? size : Math.round(size * 0.7)
  const mark = await paint('mark', inkOn(signalColour), { width: inner, height: inner })
  const ground =
    edges === 'round'
      ? sharp(await paint('ground', signalColour, { width: size, height: size }))
      : sharp({ create: { width: size, height: size, channels: 3, background: signalColour } })
  return ground
    .composite([{ input: mark }])
    .png()
    .toBuffer()
}

/** For browsers that ask for /favicon.ico: the ICO container around one PNG of 32 pixels. */
export async function drawFavicon(signalColour: string): Promise<Buffer> {
  const size = 32
  const png = await drawIcon(signalColour, size, 'round')
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2) // an icon
  header.writeUInt16LE(1, 4) // one image
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10) // colour planes
  header.writeUInt16LE(32, 12) // bits in a pixel
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18) // where it begins
  return Buffer.concat([header, png])
}
