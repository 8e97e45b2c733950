import type { CollectionConfig } from 'payload'
import { pagePath } from '@/lib/urls'
import { editors, nobody, publishedOrEditors, publishers } from '../access'
import { makeDuplicatesDrafts, noteStatus, refuseSilentWithdrawal } from '../drafts.hooks'
import { bodyField } from '../fields/body'
import { slugField } from '../fields/slug'
import { languageField } from '../fields/language'
import { liveField } from '../printing/field'
import { RESERVED } from '../reserved'
import { demandFreshForMany } from '../users/sessions/fresh.hooks'
import { auditDeletion, auditPublication, keepPublicSlug, leaveGone, refuseAboveRank } from './pages.hooks'

export const Pages: CollectionConfig<'pages'> = {
  slug: 'pages',
  access: {
    create: editors,
    read: publishedOrEditors,
    readVersions: editors,
    update: editors,
    delete: publishers,
  },
  admin: {
    components: {
      edit: {
        PublishButton: '/collections/pages/publish-button#PublishButton',
        UnpublishButton: '/collections/articles/desk/unpublish-button#UnpublishButton',
      },
    },
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    description: 'About, Contact, Privacy and the like.',
    group: 'Site',
    preview: ({ slug, _status }, { req }) =>
      _status === 'published' && typeof slug === 'string'
        ? `${req.payload.config.serverURL}${pagePath(slug)}`
        : null,
  },
  defaultPopulate: { slug: true, title: true, _status: true },
  versions: { drafts: true, maxPerDoc: 0 },
  hooks: {
    beforeOperation: [makeDuplicatesDrafts, demandFreshForMany, noteStatus],
    beforeChange: [refuseSilentWithdrawal, refuseAboveRank, keepPublicSlug],
    afterChange: [auditPublication],
    beforeDelete: [leaveGone],
    afterDelete: [auditDeletion],
  },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 300,
      admin: { description: 'One sentence for search results.' },
    },
    languageField({ required: true, defaultValue: 'en' }),
    bodyField,
    liveField,
    slugField('pages', 'title', { isReserved: (slug) => RESERVED.has(slug), toPath: pagePath }),
    // As on articles: the slug at which readers last saw it.
    {
      name: 'publicSlug',
      type: 'text',
      index: true,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
  ],
}
