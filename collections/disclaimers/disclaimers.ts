import type { CollectionConfig } from 'payload'
import { disclaimerPath } from '@/lib/urls'
import { editors, nobody, publishers, siteOrSignedIn, siteReads } from '../access'
import { slugField } from '../fields/slug'
import { refuseWhileInUse } from '../in-use.hooks'
import { leaveToPublishers, recordForReaders } from '../readers-have.hooks'
import { redirectOldSlug } from '../redirects/redirects.hooks'
import { demandFreshForAll } from '../users/sessions/fresh.hooks'
import { countRevision } from './disclaimers.hooks'

export const Disclaimers: CollectionConfig<'disclaimers'> = {
  slug: 'disclaimers',
  access: {
    create: editors,
    read: siteOrSignedIn,
    readVersions: (args) => editors(args) || siteReads(args),
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
  hooks: {
    beforeOperation: [demandFreshForAll],
    beforeValidate: [leaveToPublishers('disclaimer')],
    beforeChange: [countRevision, redirectOldSlug('disclaimer', (slug) => disclaimerPath(slug))],
    afterChange: [recordForReaders('disclaimer')],
    beforeDelete: [refuseWhileInUse('disclaimer')],
  },
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
    {
      name: 'revision',
      type: 'number',
      defaultValue: 1,
      access: { create: nobody, update: nobody },
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: 'Counts the wordings; articles keep the one they were published under.',
      },
    },
    slugField('disclaimers', 'title', {
      description:
        'Ends the address at which readers find its wordings. Leave it empty to have it made from the title.',
    }),
  ],
}
