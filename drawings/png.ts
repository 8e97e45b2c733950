import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

/** The sizes of a picture in pixels. */
type Size = { width: number; height: number }

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Colours from ground to ink: as many as four bits tell apart, which is enough for the edges of letters. */
const STEPS = 16

/**
 * A picture in one ink on a ground (#rrggbb each) as a PNG with a palette (PNG, third edition): `coverage` has a byte for each pixel,
 * from 0 for the ground to 255 for the ink. `width` is even. sharp would take four times as long to find the colours that are known here.
 */
export async function toPng(
  coverage: Uint8Array,
  { width, height }: Size,
  ground: string,
  ink: string,
): Promise<Buffer> {
  const line = width / 2 + 1
  // Every line begins with its filter: none.
  const lines = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += 2) {
      const [left = 0, right = 0] = [coverage[y * width + x], coverage[y * width + x + 1]]
      lines[y * line + x / 2 + 1] = (left & 0xf0) | (right >> 4)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(4, 8) // bits for a pixel
  head.writeUInt8(3, 9) // by number in the palette
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', toPalette(ground, ink)),
    chunk('IDAT', await promisify(deflate)(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Three bytes for each step, in equal steps of sRGB. */
function toPalette(ground: string, ink: string): Buffer {
  const [from, to] = [toBytes(ground), toBytes(ink)]
  return Buffer.concat(
    Array.from({ length: STEPS }, (_, step) =>
      Buffer.from(
        from.map((value, at) => Math.round(value + (((to[at] ?? 0) - value) * step) / (STEPS - 1))),
      ),
    ),
  )
}

const toBytes = (colour: string): number[] => [...Buffer.from(colour.slice(1), 'hex')]

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
