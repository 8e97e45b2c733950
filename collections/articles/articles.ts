import type { CollectionConfig } from 'payload'
import { articlePath } from '@/lib/urls'
import { ownDraftsOrEditors, publishedOrSignedIn, publishers, signedIn } from '../access'
import { makeDuplicatesDrafts, noteStatus, refuseSilentWithdrawal } from '../drafts.hooks'
import { leadFields, sidebarFields, tabsOfArticle } from './articles.fields'
import { keepStage, refuseAboveRank, sealApproval } from './approval.hooks'
import { leaveGone, printWhenOver, recordPublication, stampCreator } from './articles.hooks'
import { auditArticle, auditDeletion, noteForReaders } from './audit.hooks'
import { declareChange } from './change.hooks'
import { checklistEndpoint, decisionEndpoint, restoreEndpoint } from './decisions'
import { standingEndpoint } from './desk/get-standing'
import { freezeDisclaimer } from './disclaimer.hooks'
import { dropDue, queueDue, refuseImpossibleTimes } from './schedule.hooks'

export const Articles: CollectionConfig<'articles'> = {
  slug: 'articles',
  access: {
    create: signedIn,
    read: publishedOrSignedIn,
    readVersions: signedIn,
    update: ownDraftsOrEditors,
    delete: publishers,
  },
  admin: {
    useAsTitle: 'headline',
    defaultColumns: ['headline', 'state', 'kind', 'authors', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['headline', 'slug', 'standfirst'],
    description:
      'Everything the site publishes. A draft is seen by the newsroom only; publish it to put it before readers.',
    group: 'Publish',
    pagination: { defaultLimit: 25 },
    components: {
      edit: {
        PublishButton: '/collections/articles/desk/publish-button#PublishButton',
        UnpublishButton: '/collections/articles/desk/unpublish-button#UnpublishButton',
      },
    },
    preview: ({ slug, _status }, { req }) =>
      _status === 'published' && typeof slug === 'string'
        ? `${req.payload.config.serverURL}${articlePath(slug)}`
        : null,
  },
  defaultSort: '-updatedAt',
  // Links and translations need no more of another article than this; its body would be read for nothing.
  defaultPopulate: { slug: true, headline: true, _status: true },
  versions: { drafts: { autosave: { interval: 1000, showSaveDraftButton: true } }, maxPerDoc: 0 },
  endpoints: [decisionEndpoint, checklistEndpoint, standingEndpoint, restoreEndpoint],
  hooks: {
    beforeOperation: [makeDuplicatesDrafts, noteStatus],
    beforeChange: [
      refuseSilentWithdrawal,
      refuseAboveRank,
      noteForReaders,
      refuseImpossibleTimes,
      stampCreator,
      keepStage,
      declareChange,
      freezeDisclaimer,
      recordPublication,
      sealApproval,
    ],
    afterChange: [printWhenOver, queueDue, auditArticle],
    beforeDelete: [leaveGone],
    afterDelete: [dropDue, auditDeletion],
  },
  indexes: [
    { fields: ['_status', 'number'] },
    { fields: ['_status', 'firstPublishedAt'] },
    { fields: ['publicSlug', '_status'] },
  ],
  fields: [...leadFields, tabsOfArticle, ...sidebarFields],
}
