import type { CollectionConfig } from 'payload'
import { editors, publishers, siteOrSignedIn } from '../access'
import { slugField } from '../fields/slug'
import { refuseWhileInUse } from '../in-use.hooks'

export const Disclaimers: CollectionConfig<'disclaimers'> = {
  slug: 'disclaimers',
  access: {
    create: editors,
    read: siteOrSignedIn,
    readVersions: editors,
    update: editors,
    delete: publishers,
  },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'scope', 'updatedAt'],
    description: 'The wordings that stand below articles, word for word. Every wording ever used is kept.',
    group: 'Publish',
  },
  versions: { maxPerDoc: 0 },
  hooks: { beforeDelete: [refuseWhileInUse('disclaimer')] },
  fields: [
    {
      name: 'title',
      type: 'text',
      required: true,
      maxLength: 200,
      admin: { description: 'For the newsroom; readers do not see it.' },
    },
    {
      name: 'text',
      type: 'textarea',
      required: true,
      maxLength: 2000,
      admin: { description: 'The exact words.' },
    },
    {
      name: 'scope',
      type: 'select',
      required: true,
      defaultValue: 'house',
      options: [
        { value: 'house', label: 'House: our own articles' },
        { value: 'original-publisher', label: 'Original publisher: articles first published elsewhere' },
        { value: 'sponsored', label: 'Sponsored or paid for' },
        { value: 'other', label: 'Other' },
      ],
    },
    slugField('disclaimers', 'title', {
      description: 'A short name for programs. Leave it empty to have it made from the title.',
    }),
  ],
}
