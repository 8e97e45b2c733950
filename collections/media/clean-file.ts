import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import sharp, { type Metadata } from 'sharp'
import { createGate } from '@/lib/gate'
import { Refusal } from '../refusal'

const MAX_PIXELS = 50_000_000

/** Pixels that are stored of a picture: no page shows more, and every size is made from them, several at once. */
const STORED_PIXELS = 8_000_000

/** Bytes of a picture that its decoder may have to hold at once. */
const MOST_HELD = 150_000_000

/** How many times longer one side may be than the other: a line has no sizes. */
const LONGEST = 100

// Decoders for these formats have had the holes; the three we take need none of them.
sharp.block({ operation: ['VipsForeignLoad'] })
// Nothing of a picture stays behind.
sharp.cache(false)
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
})

// One that is decoded may take some 200 MB. Whoever waits holds a transaction, so not for long.
const enter = createGate(1, 20_000, 'Too many pictures are being stored at once; try again in a minute.')

type File = NonNullable<PayloadRequest['file']>

/**
 * The picture made anew from its pixels, under a random name. What EXIF, XMP, IPTC or the file's name say about who took it
 * and where is gone. The format is told by the file's first bytes; anything but JPEG, PNG or WebP is refused with 400.
 */
export async function toCleanFile(file: File): Promise<File> {
  const format = getFormat(file.data)
  if (!format) {
    throw new Refusal('This file is not a picture the site can use: send a JPEG, PNG or WebP file.', 400)
  }
  const leave = await enter()
  try {
    const size = await readSize(file.data)
    const picture = sharp(file.data, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate().resize(size)
    const data = await (format === 'jpeg' ? picture.jpeg(JPEG) : picture.toFormat(format)).toBuffer()
    return toNamedFile(data, `image/${format}`)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const tooLarge = cause instanceof Error && cause.message.includes('pixel limit')
    throw new Refusal(tooLarge ? TOO_LARGE : DAMAGED, 400)
  } finally {
    leave()
  }
}

/** As mozjpeg makes it, but for its passes: each size that is made of a progressive one would hold it whole. */
const JPEG = { quality: 88, trellisQuantisation: true, overshootDeringing: true, quantisationTable: 3 }

const TOO_LARGE = 'This picture is too large: at most 50 million pixels, for example 8,000 × 6,000.'
const DAMAGED = 'This picture is damaged and cannot be read; export it again and send that file.'

/** The box into which the picture fits when it is stored; what would take too much memory, or is a line, is refused. */
async function readSize(data: Buffer) {
  const metadata = await sharp(data, { limitInputPixels: MAX_PIXELS }).metadata()
  const [short = 0, long = 0] = [metadata.width, metadata.height].sort((a, b) => a - b)
  if (short * long > MAX_PIXELS) throw new Refusal(TOO_LARGE, 400)
  if (countHeld(metadata) > MOST_HELD)
    throw new Refusal(
      'This picture is too large for the way it is saved: save it as an ordinary JPEG, which is not progressive, or smaller.',
      400,
    )
  if (long > LONGEST * short)
    throw new Refusal(`This picture is a line: one side may be ${LONGEST} times longer than the other.`, 400)
  const side = Math.ceil(long * Math.min(1, Math.sqrt(STORED_PIXELS / (short * long))))
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true } as const
}

/** Bytes of pixels that are held at once, where they cannot be read line by line: in several passes, to be turned, or within a WebP. */
function countHeld({
  format,
  width,
  height,
  channels,
  depth,
  isProgressive,
  orientation,
  ...metadata
}: Metadata) {
  const pixels = width * height
  // One that is lossless has its pixels twice.
  if (format === 'webp') return pixels * 8
  const turned = orientation && orientation > 1 ? channels : 0
  if (!isProgressive) return pixels * turned
  // A JPEG’s values take two bytes each while it is read, and half as many more are needed beside them.
  const values = metadata.chromaSubsampling === '4:2:0' ? 1.5 : channels
  const passed = format === 'jpeg' ? 3 * values : channels * (depth === 'ushort' ? 2 : 1)
  return pixels * (turned + passed)
}

/** Clean bytes under a new random name, so that whatever is made from them has new names as well. */
export function toNamedFile(data: Buffer, mimetype: string): File {
  const extension = mimetype === 'image/jpeg' ? 'jpg' : mimetype.replace('image/', '')
  return { data, size: data.length, mimetype, name: `${randomUUID()}.${extension}` }
}

/** The format by its magic bytes: JPEG (FF D8 FF), PNG (RFC 2083, 12.12), WebP (RFC 9649, 2.4). */
function getFormat(data: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (data.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  if (data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  return undefined
}
