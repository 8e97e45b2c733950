import { crc32, createDeflate, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** A chunk of a PNG (third edition, 5.3). */
export function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

type Shape = {
  width: number
  height: number
  /** Bits of a channel. */
  depth?: number
  /** 0 is grey, 2 RGB, 6 RGB with alpha. */
  colour?: 0 | 2 | 6
  isInterlaced?: boolean
}

function toHeader({ width, height, depth = 8, colour = 2, isInterlaced = false }: Shape): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colour, 0, 0, isInterlaced ? 1 : 0], 8)
  return pngChunk('IHDR', header)
}

/** A PNG of those parts: what comes before its pixels, the pixels as a compressed stream, what comes after its end. */
export const toPng = (
  shape: Shape,
  pixels: Buffer,
  { before = [], after = Buffer.alloc(0) }: { before?: Buffer[]; after?: Buffer } = {},
): Buffer =>
  Buffer.concat([
    SIGNATURE,
    toHeader(shape),
    ...before,
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
    after,
  ])

const CHANNELS = { 0: 1, 2: 3, 6: 4 }
/** Where each pass of an interlaced picture begins, and its steps (Adam7, 8.2): x, y, across, down. */
const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const // prettier-ignore

/** Bytes of the pixels before compression, each line with its filter. */
function countBytes({ width, height, depth = 8, colour = 2, isInterlaced = false }: Shape): number {
  const line = (pixels: number) => (pixels > 0 ? 1 + Math.ceil((pixels * depth * CHANNELS[colour]) / 8) : 0)
  if (!isInterlaced) return height * line(width)
  return PASSES.reduce(
    (sum, [x, y, across, down]) =>
      sum + Math.ceil((height - y) / down) * line(Math.ceil((width - x) / across)),
    0,
  )
}

/** A black picture that is small as a file and large in memory; its pixels are made a piece at a time. */
export async function toBomb(shape: Shape): Promise<Buffer> {
  return toPng(shape, await deflateZeros(countBytes(shape)))
}

/** So many zeros, compressed. */
export async function deflateZeros(count: number): Promise<Buffer> {
  const zip = createDeflate({ level: 9 })
  const parts: Buffer[] = []
  zip.on('data', (part: Buffer) => parts.push(part))
  const piece = Buffer.alloc(1024 * 1024)
  for (let left = count; left > 0; left -= piece.length) {
    const isTaken = zip.write(left < piece.length ? piece.subarray(0, left) : piece)
    if (!isTaken) await new Promise((resolve) => zip.once('drain', resolve))
  }
  const ended = new Promise((resolve) => zip.once('end', resolve))
  zip.end()
  await ended
  return Buffer.concat(parts)
}

/** A small sound PNG with these chunks before its pixels. */
export const smallPng = (before: Buffer[] = [], after?: Buffer): Buffer =>
  toPng({ width: 64, height: 48 }, deflateSync(Buffer.alloc(48 * (1 + 64 * 3))), {
    before,
    ...(after ? { after } : {}),
  })
