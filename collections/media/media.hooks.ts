import { randomUUID } from 'node:crypto'
import { type CollectionBeforeOperationHook, Forbidden, type PayloadRequest } from 'payload'
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

/**
 * Makes an uploaded picture anew from its pixels and gives it a random name, before Payload sees a byte of it.
 * What EXIF, XMP, IPTC or the file's name say about who took it and where is thus never stored.
 * The format is told by the file's first bytes. Anything but JPEG, PNG or WebP is refused with 400.
 */
export const reencode: CollectionBeforeOperationHook<'media'> = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return
  // Payload asks who is there only after this: a stranger must not make the newsroom decode pictures.
  if (!req.user && !args.overrideAccess) throw new Forbidden(req.t)
  // Crops and the like would be cut from the stored bytes under their old name; the editor for them is switched off.
  delete req.query.uploadEdits
  if (req.file) req.file = await toCleanFile(req.file)
  // Without this, Payload fetches whatever address the sender names.
  else if (operation === 'create')
    throw new Refusal('Choose a picture to upload: a JPEG, PNG or WebP file.', 400)
}

type File = NonNullable<PayloadRequest['file']>

async function toCleanFile(file: File): Promise<File> {
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
    const extension = format === 'jpeg' ? 'jpg' : format
    return { data, size: data.length, mimetype: `image/${format}`, name: `${randomUUID()}.${extension}` }
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

/** The format by its magic bytes: JPEG (FF D8 FF), PNG (RFC 2083, 12.12), WebP (RFC 9649, 2.4). */
function getFormat(data: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (data.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  if (data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  return undefined
}
