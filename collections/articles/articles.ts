import type { CollectionConfig } from 'payload'
import { ownDraftsOrEditors, publishers, signedIn } from '../access'
import { keepHold, noteHold } from '../locks.hooks'
import { makeDuplicatesDrafts, noteStatus, refuseSilentWithdrawal, restoreAsDraft } from '../drafts.hooks'
import { leadFields, sidebarFields, tabsOfArticle } from './articles.fields'
import { keepStage, refuseAboveRank, sealApproval } from './approval.hooks'
import {
  leaveGone,
  printWhenForgotten,
  printWhenOld,
  printWhenOver,
  recordPublication,
  stampCreator,
} from './articles.hooks'
import { auditArticle, auditDeletion, auditWithdrawal } from './audit.hooks'
import { declareChange } from './change.hooks'
import { keepGoneFor } from './gone.hooks'
import { decisionEndpoint, restoreEndpoint } from './decisions'
import { hideEarlierEndpoint } from './earlier/hide'
import { AUTOSAVE_INTERVAL } from './autosave'
import { demandFreshForMany } from '../users/sessions/fresh.hooks'
import { leaveEndpoint } from './desk/leave'
import { standingEndpoint } from './desk/get-standing'
import { freezeDisclaimer } from './disclaimer.hooks'
import { ownSharedOrPublishedVersions, publishedOwnOrEditors, refuseForeignDuplicate } from './own.access'
import { livePreview, preview } from './preview/preview'
import { shareEndpoint } from './preview/share'
import { noteTurn, refuseStale } from './row'
import { recordRevision } from './revision.hooks'
import { dropDoneTimes, dropDue, keepTimes, queueDue, refuseImpossibleTimes } from './schedule.hooks'
import { keepVersions } from './versions.hooks'

export const Articles: CollectionConfig<'articles'> = {
  slug: 'articles',
  access: {
    create: signedIn,
    read: publishedOwnOrEditors,
    readVersions: ownSharedOrPublishedVersions,
    update: ownDraftsOrEditors,
    delete: publishers,
  },
  admin: {
    components: {
      edit: {
        PublishButton: '/collections/articles/desk/publish-button#PublishButton',
        UnpublishButton: '/collections/articles/desk/unpublish-button#UnpublishButton',
      },
      views: {
        edit: { versions: { Component: '/collections/articles/versions/versions-view#VersionsView' } },
      },
    },
    useAsTitle: 'headline',
    defaultColumns: ['headline', 'state', 'kind', 'authors', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['headline', 'slug', 'standfirst'],
    description:
      'Everything the site publishes. A draft is seen by the newsroom only; publish it to put it before readers.',
    group: 'Publish',
    pagination: { defaultLimit: 25 },
    preview,
    livePreview,
  },
  defaultSort: '-updatedAt',
  // Whoever may read what stands beside the words is told by who began it, so that is read whatever was asked for.
  forceSelect: { createdBy: true },
  // Links and translations need no more of another article than this; its body would be read for nothing.
  defaultPopulate: { slug: true, headline: true, _status: true },
  versions: {
    drafts: { autosave: { interval: AUTOSAVE_INTERVAL, showSaveDraftButton: true } },
    maxPerDoc: 0,
  },
  endpoints: [
    decisionEndpoint,
    standingEndpoint,
    leaveEndpoint,
    restoreEndpoint,
    shareEndpoint,
    hideEarlierEndpoint,
  ],
  hooks: {
    beforeOperation: [
      refuseForeignDuplicate,
      makeDuplicatesDrafts,
      demandFreshForMany,
      noteTurn,
      noteStatus,
      noteHold,
      keepVersions,
    ],
    beforeChange: [
      refuseStale,
      restoreAsDraft,
      keepTimes,
      refuseSilentWithdrawal,
      refuseAboveRank,
      auditWithdrawal,
      dropDoneTimes,
      keepGoneFor,
      refuseImpossibleTimes,
      stampCreator,
      keepStage,
      declareChange,
      freezeDisclaimer,
      recordPublication,
      recordRevision,
      sealApproval,
    ],
    afterChange: [keepHold, printWhenOld, printWhenOver, printWhenForgotten, queueDue, auditArticle],
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
