import type { CollectionConfig } from 'payload'
import { z } from 'zod'
import { openMedia } from '@/lib/media-store'
import { editors, publishers, signedIn, siteOrSignedIn } from '../access'
import { checkText } from '../fields/short-text'
import { refuseWhileInUse } from '../in-use.hooks'
import { leaveToPublishers, recordForReaders } from '../readers-have.hooks'
import { demandFreshForAll } from '../users/sessions/fresh.hooks'
import { describeSizes, leaveFiles, prepareFile, storeFiles } from './media.hooks'
import { SIZES } from './sizes'
import { usesField } from './uses/field'

const decorativeSchema = z.object({ decorative: z.boolean().nullish() }).catch({})

type Asked = { filename: string; clientUploadContext?: unknown }

/** A stored file for the newsroom's own screens; whoever asks may read it, or Payload would not have come this far. */
function serve(_: unknown, { params }: { params: Asked }) {
  // A form that names a file instead of sending it: Payload would copy the file before it asks who may.
  return 'clientUploadContext' in params ? undefined : sendFile(params.filename)
}

async function sendFile(filename: string): Promise<Response> {
  const file = await openMedia(filename)
  if (!file) return new Response('There is no such file.\n', { status: 404 })
  const headers = { 'Content-Type': file.mediaType, 'X-Content-Type-Options': 'nosniff' }
  return new Response(file.bytes, { headers })
}

export const Media: CollectionConfig<'media'> = {
  slug: 'media',
  labels: { singular: 'Picture', plural: 'Pictures' },
  access: { create: signedIn, read: siteOrSignedIn, update: editors, delete: publishers },
  admin: {
    useAsTitle: 'alt',
    defaultColumns: ['filename', 'alt', 'credit', 'updatedAt'],
    listSearchableFields: ['alt', 'credit'],
    description:
      'JPEG, PNG or WebP up to 20 MB. Every picture is made anew on arrival: place, camera, names and the file’s own name are gone before it is stored, and at most 8 million of its pixels are kept. Another file in place of one changes it wherever it is used.',
    group: 'Publish',
  },
  disableDuplicate: true,
  upload: {
    // The store is ours (lib/media-store.ts): Payload would remove a replaced file before the change that replaces it is sure.
    disableLocalStorage: true,
    // Nothing is there: Payload removes files here also when it stores none.
    staticDir: 'data/none',
    handlers: [serve],
    // AVIF only for the sizes made here, which Payload holds to the same list; as an upload it is refused.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    pasteURL: false,
    crop: false,
    focalPoint: true,
    displayPreview: true,
    adminThumbnail: 'webp480',
    imageSizes: SIZES,
  },
  hooks: {
    beforeValidate: [leaveToPublishers('picture')],
    beforeOperation: [demandFreshForAll, prepareFile],
    beforeChange: [describeSizes],
    afterChange: [recordForReaders('picture'), storeFiles],
    beforeDelete: [refuseWhileInUse('picture'), leaveFiles],
  },
  fields: [
    usesField,
    {
      name: 'alt',
      label: 'Alternative text',
      type: 'textarea',
      maxLength: 500,
      admin: { description: 'What the picture shows, for readers who cannot see it.' },
      validate: checkText(500, (value, { siblingData }) =>
        decorativeSchema.parse(siblingData).decorative || value.trim()
          ? true
          : 'Describe the picture for readers who cannot see it, or mark it as decorative.',
      ),
    },
    {
      name: 'decorative',
      type: 'checkbox',
      admin: { description: 'It says nothing the text does not say; screen readers skip it.' },
    },
    {
      name: 'credit',
      type: 'text',
      maxLength: 200,
      admin: { description: 'Who made it, as it must be named beside it.' },
    },
    {
      name: 'licence',
      type: 'text',
      maxLength: 200,
      admin: { description: 'On what terms we may use it. Not shown to readers.' },
    },
  ],
}
