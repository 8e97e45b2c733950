import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { createGate } from '@/lib/gate'
import { Refusal } from '../refusal'

const MAX_PIXELS = 50_000_000

// Decoders for these formats have had the holes; the three we take need none of them.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
})

// A picture of 50 million pixels takes some 200 MB while it is decoded. Whoever waits holds a transaction, so not for long.
const enter = createGate(2, 20_000, 'Too many pictures are being stored at once; try again in a minute.')

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
    const picture = sharp(file.data, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate()
    const data = await (
      format === 'jpeg' ? picture.jpeg({ quality: 88, mozjpeg: true }) : picture.toFormat(format)
    ).toBuffer()
    return toNamedFile(data, `image/${format}`)
  } catch (cause) {
    const tooLarge = cause instanceof Error && cause.message.includes('pixel limit')
    const message = tooLarge
      ? 'This picture is too large: at most 50 million pixels, for example 8,000 × 6,000.'
      : 'This picture is damaged and cannot be read; export it again and send that file.'
    throw new Refusal(message, 400)
  } finally {
    leave()
  }
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
