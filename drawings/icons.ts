import sharp from 'sharp'
import { type Edges, renderIcon } from './mark'

/** The icon as a PNG that many pixels wide and high. */
export const drawIcon = (signalColour: string, size: number, edges: Edges): Promise<Buffer> =>
  // An SVG of 64 units is 64 pixels at 72 dots an inch.
  sharp(Buffer.from(renderIcon(signalColour, edges)), { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer()

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
