import type { CollectionConfig } from 'payload'
import { articlePath } from '@/lib/urls'
import { editors, ownDraftsOrEditors, publishedOrSignedIn, publishers, signedIn } from '../access'
import { leadFields, sidebarFields, tabsOfArticle } from './articles.fields'
import {
  leaveGone,
  makeDuplicatesDrafts,
  recordPublication,
  refusePublishingByContributors,
  stampCreator,
} from './articles.hooks'

export const Articles: CollectionConfig<'articles'> = {
  slug: 'articles',
  access: {
    create: signedIn,
    read: publishedOrSignedIn,
    readVersions: signedIn,
    update: ownDraftsOrEditors,
    delete: publishers,
    unlock: editors,
  },
  admin: {
    useAsTitle: 'headline',
    defaultColumns: ['headline', '_status', 'kind', 'authors', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['headline', 'slug', 'standfirst'],
    description:
      'Everything the site publishes. A draft is seen by the newsroom only; publish it to put it before readers.',
    group: 'Publish',
    pagination: { defaultLimit: 25 },
    preview: ({ slug, _status }, { req }) =>
      _status === 'published' && typeof slug === 'string'
        ? `${req.payload.config.serverURL}${articlePath(slug)}`
        : null,
  },
  defaultSort: '-updatedAt',
  versions: { drafts: true, maxPerDoc: 0 },
  hooks: {
    beforeOperation: [makeDuplicatesDrafts],
    beforeChange: [refusePublishingByContributors, stampCreator, recordPublication],
    beforeDelete: [leaveGone],
  },
  indexes: [
    { fields: ['_status', 'number'] },
    { fields: ['_status', 'firstPublishedAt'] },
    { fields: ['_status', 'publicSlug'] },
  ],
  fields: [...leadFields, tabsOfArticle, ...sidebarFields],
}
