import type { CollectionConfig } from 'payload'
import { z } from 'zod'
import { editors, publishers, signedIn, siteOrSignedIn } from '../access'
import { checkText } from '../fields/short-text'
import { refuseWhileInUse } from '../in-use.hooks'
import { reencode } from './media.hooks'

/** Widths in pixels at which a picture is kept, as WebP for almost everyone and AVIF for the thinnest lines. */
const webp = (width: number) => ({
  name: `webp${width}`,
  width,
  withoutEnlargement: true,
  formatOptions: { format: 'webp' as const, options: { quality: 78 } },
})
const avif = (width: number) => ({
  name: `avif${width}`,
  width,
  withoutEnlargement: true,
  formatOptions: { format: 'avif' as const, options: { quality: 55, effort: 2 } },
})

const decorativeSchema = z.object({ decorative: z.boolean().nullish() }).catch({})

export function createMedia(folder: string): CollectionConfig<'media'> {
  return {
    slug: 'media',
    labels: { singular: 'Picture', plural: 'Pictures' },
    access: { create: signedIn, read: siteOrSignedIn, update: editors, delete: publishers },
    admin: {
      useAsTitle: 'alt',
      defaultColumns: ['filename', 'alt', 'credit', 'updatedAt'],
      listSearchableFields: ['alt', 'credit'],
      description:
        'JPEG, PNG or WebP up to 20 MB. Every picture is made anew on arrival: place, camera, names and the file’s own name are gone before it is stored.',
      group: 'Publish',
    },
    disableDuplicate: true,
    upload: {
      staticDir: folder,
      // AVIF only for the sizes made here, which Payload holds to the same list; as an upload it is refused.
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
      pasteURL: false,
      crop: false,
      focalPoint: false,
      displayPreview: true,
      adminThumbnail: 'webp480',
      imageSizes: [webp(480), webp(960), webp(1600), avif(480), avif(960)],
    },
    hooks: { beforeOperation: [reencode], beforeDelete: [refuseWhileInUse('picture')] },
    fields: [
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
}
