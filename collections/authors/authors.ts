import type { CollectionConfig } from 'payload'
import { authorPath } from '@/lib/urls'
import { editors, publishers, signedIn, siteOrSignedIn } from '../access'
import { linkField } from '../fields/link'
import { slugField } from '../fields/slug'
import { refuseWhileInUse } from '../in-use.hooks'
import { leaveToPublishers, recordForReaders } from '../readers-have.hooks'
import { redirectOldSlug } from '../redirects/redirects.hooks'
import { demandFreshForAll } from '../users/sessions/fresh.hooks'

/** A byline. It is no login: nothing ties a public name to an account. */
export const Authors: CollectionConfig<'authors'> = {
  slug: 'authors',
  access: { create: signedIn, read: siteOrSignedIn, update: editors, delete: publishers },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'updatedAt'],
    description:
      'The names readers see. An author is not a login, and a login needs no byline; a pen name is safe here.',
    group: 'Publish',
  },
  hooks: {
    beforeOperation: [demandFreshForAll],
    beforeValidate: [leaveToPublishers('author')],
    beforeChange: [redirectOldSlug('authors', authorPath)],
    afterChange: [recordForReaders('author')],
    beforeDelete: [refuseWhileInUse('author')],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 200,
      admin: { description: 'As it stands in the byline.' },
    },
    {
      name: 'biography',
      type: 'textarea',
      maxLength: 1000,
      admin: { description: 'Two or three sentences for the author’s page.' },
    },
    { name: 'portrait', type: 'upload', relationTo: 'media' },
    {
      name: 'links',
      type: 'array',
      labels: { singular: 'Link', plural: 'Links' },
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: 100 },
        linkField({ name: 'url', label: 'Address', required: true }),
      ],
    },
    slugField('authors', 'name'),
  ],
}
