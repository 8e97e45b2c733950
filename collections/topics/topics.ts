import type { CollectionConfig } from 'payload'
import { topicPath } from '@/lib/urls'
import { editors, publishers, siteOrSignedIn } from '../access'
import { slugField } from '../fields/slug'
import { refuseWhileInUse } from '../in-use.hooks'
import { leaveToPublishers, recordForReaders } from '../readers-have.hooks'
import { redirectOldSlug } from '../redirects/redirects.hooks'
import { demandFreshForAll } from '../users/sessions/fresh.hooks'

export const Topics: CollectionConfig<'topics'> = {
  slug: 'topics',
  access: { create: editors, read: siteOrSignedIn, update: editors, delete: publishers },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'updatedAt'],
    description: 'What articles are about. Each has a page of its own once a published article carries it.',
    group: 'Publish',
  },
  hooks: {
    beforeOperation: [demandFreshForAll],
    beforeValidate: [leaveToPublishers('topic')],
    beforeChange: [redirectOldSlug('topics', topicPath)],
    afterChange: [recordForReaders('topic')],
    beforeDelete: [refuseWhileInUse('topic')],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
    { name: 'description', type: 'textarea', maxLength: 500 },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    slugField('topics', 'name'),
  ],
}
