import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { createGate } from '@/lib/gate'
import { Refusal } from '../refusal'
import { type Asked, decode, type Format, type Made } from './decode'
import type { Focus } from './focus'
import { type Size, SIZES } from './sizes'

type File = NonNullable<PayloadRequest['file']>

/** A size of a picture as it is stored. */
type SizeFile = Made & { filename: string; mimeType: string }

/** All files of a picture, under one new random name; it has no size that it is too small for. */
export type PictureFiles = { file: File; sizes: Map<Size['name'], SizeFile> }

// A decoder may take hundreds of MB. Whoever waits holds a transaction, so not for long.
const BUSY = 'Too many pictures are being stored at once; try again in a minute.'
const enter = createGate(1, 20_000, BUSY)

/**
 * The files of a picture that was sent, made anew from its pixels. What EXIF, XMP, IPTC or the file's name say about who took it and where is
 * gone. The format is told by the file's first bytes; anything but JPEG, PNG or WebP is refused with 400.
 */
export async function makeFiles(sent: Buffer, focus: Focus): Promise<PictureFiles> {
  const format = getFormat(sent)
  if (!format)
    throw new Refusal('This file is not a picture the site can use: send a JPEG, PNG or WebP file.', 400)
  const [picture, ...sizes] = await decodeInTurn(sent, { format, focus, sizes: SIZES })
  if (!picture) throw new Error('The decoder made nothing of a picture.')
  return toFiles(picture.data, `image/${format}`, sizes)
}

/** The files of a stored picture with another focal point: itself as it is, and its sizes made anew. */
export async function remakeFiles(stored: Uint8Array, mimetype: string, focus: Focus): Promise<PictureFiles> {
  const sizes = await decodeInTurn(stored, { format: undefined, focus, sizes: SIZES })
  return toFiles(Buffer.from(stored), mimetype, sizes)
}

async function decodeInTurn(picture: Uint8Array, asked: Asked): Promise<Made[]> {
  const leave = await enter().catch((cause: unknown) => {
    throw new Refusal(BUSY, 503, cause)
  })
  return decode(picture, asked).finally(leave)
}

function toFiles(data: Buffer, mimetype: string, made: Made[]): PictureFiles {
  const stem = randomUUID()
  const sizes: PictureFiles['sizes'] = new Map()
  for (const { name, formatOptions } of SIZES) {
    const size = made.find((each) => each.name === name)
    if (!size) continue
    const { format } = formatOptions
    const filename = `${stem}-${size.width}x${size.height}.${toExtension(format)}`
    sizes.set(name, { ...size, filename, mimeType: `image/${format}` })
  }
  const name = `${stem}.${toExtension(mimetype.replace('image/', ''))}`
  return { file: { data, size: data.length, mimetype, name }, sizes }
}

const toExtension = (format: string): string => (format === 'jpeg' ? 'jpg' : format)

/** The format by its magic bytes: JPEG (FF D8 FF), PNG (RFC 2083, 12.12), WebP (RFC 9649, 2.4). */
function getFormat(data: Buffer): Format | undefined {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (data.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  if (data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  return undefined
}
