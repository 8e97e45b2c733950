import type { CollectionConfig } from 'payload'
import { editors, publishedOrSignedIn, publishers, signedIn } from '../access'
import { bodyEditor } from '../fields/editor'
import { slugField } from '../fields/slug'
import { keepPublicSlug, leaveGone } from './pages.hooks'

/** First parts of addresses that belong to the site itself. */
const RESERVED = new Set([
  'admin', 'api', 'archive', 'articles', 'authors', 'corrections-log', 'disclaimers', 'feed', 'follow', 'healthz',
  'kk', 'media', 'preview', 'ru', 'search', 'sitemap', 'topics',
]) // prettier-ignore

export const Pages: CollectionConfig<'pages'> = {
  slug: 'pages',
  access: {
    create: editors,
    read: publishedOrSignedIn,
    readVersions: signedIn,
    update: editors,
    delete: publishers,
  },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    description: 'About, Contact, Privacy and the like.',
    group: 'Site',
  },
  versions: { drafts: true, maxPerDoc: 0 },
  hooks: { beforeChange: [keepPublicSlug], beforeDelete: [leaveGone] },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 300,
      admin: { description: 'One sentence for search results.' },
    },
    { name: 'body', type: 'richText', required: true, editor: bodyEditor },
    slugField('pages', 'title', (slug) => RESERVED.has(slug)),
    // As on articles: the slug at which readers last saw it.
    {
      name: 'publicSlug',
      type: 'text',
      index: true,
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
  ],
}
