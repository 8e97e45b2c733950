import { sql } from '@payloadcms/db-postgres'
import {
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  Forbidden,
  type PayloadRequest,
} from 'payload'
import { now } from '@/lib/clock'
import { z } from 'zod'
import { openMedia, stemOf, storeMedia } from '@/lib/media-store'
import { transactionOf } from '@/lib/postgres'
import type { Media } from '@/payload-types'
import { editors } from '../access'
import { Refusal } from '../refusal'
import { CENTRE, type Focus, focusOf, isSameFocus, toWantedFocus } from './focus'
import { makeFiles, type PictureFiles, remakeFiles } from './picture-files'
import { SIZES } from './sizes'

declare module 'payload' {
  interface RequestContext {
    /** What was made of the request's file. */
    sizes?: PictureFiles['sizes']
  }
}

/** Milliseconds for which replaced files stay in the store: for pages that are being made, printed, or read meanwhile. */
const GRACE = 60 * 60 * 1000

/** Payload's own fields, which say what the file is: it takes whatever is sent about a file that stays. */
const OF_THE_FILE = [
  'filename', 'mimeType', 'filesize', 'width', 'height', 'focalX', 'focalY', 'sizes', 'url', 'thumbnailURL',
] as const satisfies (keyof Media)[] // prettier-ignore

const idSchema = z.string()

/**
 * Before Payload sees a byte of it, an uploaded picture is made anew from its pixels. A changed focal point makes everything
 * anew from the stored picture. Both give new random names: readers keep what stands under a name for ever.
 */
export const prepareFile: CollectionBeforeOperationHook<'media'> = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  // Payload asks who may do this only later: nobody else may make the newsroom decode pictures.
  const isAllowed = operation === 'create' ? req.user : editors({ req })
  if (!isAllowed && !args.overrideAccess) throw new Forbidden(req.t)
  const { success: isOne, data: id } = idSchema.safeParse('id' in args ? args.id : undefined)
  if (operation === 'update' && !isOne && req.file)
    throw new Refusal('A file belongs to one picture: replace them one by one.', 400)

  const row = operation === 'update' && isOne ? await lockPicture(id, req) : undefined
  const wanted = toWantedFocus(req.query, 'data' in args && args.data, focusOf(row))
  const focus = wanted ?? CENTRE
  if (req.file) take(req, await makeFiles(req.file.data, focus))
  // Without this, Payload fetches whatever address the sender names.
  else if (operation === 'create')
    throw new Refusal('Choose a picture to upload: a JPEG, PNG or WebP file.', 400)
  else if (row && wanted && !isSameFocus(wanted, focusOf(row))) take(req, await remake(row, focus))

  // Nothing else of what the admin's picture editor may ask for; a new picture does not inherit the old one's focal point.
  if (req.file) req.query.uploadEdits = { focalPoint: focus }
  else delete req.query.uploadEdits
  if (!('data' in args)) return args
  const data = { ...args.data }
  for (const name of OF_THE_FILE) Reflect.deleteProperty(data, name)
  return { ...args, data }
}

/** The picture as its row stands, locked until the transaction ends: of two replacements at once, the second sees the first's files. */
async function lockPicture(id: string, req: PayloadRequest): Promise<Media | undefined> {
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select from media where id::text = ${id} for update`)
  const where = { id: { equals: id } }
  return (await req.payload.db.findOne<Media>({ collection: 'media', where, req })) ?? undefined
}

function take(req: PayloadRequest, { file, sizes }: PictureFiles): void {
  req.file = file
  req.context.sizes = sizes
}

async function remake({ filename }: Media, focus: Focus): Promise<PictureFiles> {
  const stored = await openMedia(filename ?? '')
  if (!stored)
    throw new Refusal('The file of this picture is missing in the store: choose the file again.', 409)
  return remakeFiles(stored.bytes, stored.mediaType, focus)
}

/** Says of the sizes what Payload would say, had it made them in this process. */
export const describeSizes: CollectionBeforeChangeHook<Media> = ({ data, req }) => {
  if (!req.file) return data
  const sizes: Media['sizes'] = {}
  for (const { name } of SIZES) {
    const { filename, mimeType, width, height, data: bytes } = req.context.sizes?.get(name) ?? NONE
    sizes[name] = { filename, mimeType, width, height, filesize: bytes?.length ?? null, url: null }
  }
  return { ...data, sizes }
}

const NONE = { filename: null, mimeType: null, width: null, height: null, data: undefined }

/** Stores the files once everything else about the picture is in order; those they replace are left for a while. */
export const storeFiles: CollectionAfterChangeHook<Media> = async ({ data, operation, previousDoc, req }) => {
  if (!req.file || !data.filename) return
  const files = new Map<string, Uint8Array>([[data.filename, req.file.data]])
  for (const size of req.context.sizes?.values() ?? []) files.set(size.filename, size.data)
  await storeMedia(files)
  if (operation === 'update') await queueRemoval(previousDoc.filename, req)
}

/** A deleted picture's files go like those of a replaced one. */
export const leaveFiles: CollectionBeforeDeleteHook = async ({ id, req }) =>
  queueRemoval((await lockPicture(String(id), req))?.filename, req)

// A job of the same transaction: files that are gone cannot come back when it is rolled back.
async function queueRemoval(filename: string | null | undefined, req: PayloadRequest): Promise<void> {
  const stem = stemOf(filename ?? '')
  if (!stem) return
  const waitUntil = new Date(now().getTime() + GRACE)
  await req.payload.jobs.queue({ task: 'clearMedia', queue: 'desk', input: { stem }, waitUntil, req })
}
