import type { CollectionConfig } from 'payload'
import { nobody, signedIn } from '../access'

/**
 * How many follow each feed through each feed service, by day: the service's own number, and nothing of who fetched the feed or how. Fronts
 * tell it (lib/kept-followers.ts); no account writes or changes it.
 */
export const Followers: CollectionConfig<'followers'> = {
  slug: 'followers',
  labels: { singular: 'Number', plural: 'Followers' },
  access: { create: nobody, read: signedIn, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'feed',
    defaultColumns: ['day', 'service', 'feed', 'count'],
    listSearchableFields: ['day', 'service', 'feed'],
    description:
      'How many follow each feed, as feed services say of themselves. Nothing else is kept of who fetches feeds.',
    group: 'Settings',
    pagination: { defaultLimit: 50 },
  },
  defaultSort: '-day',
  timestamps: false,
  lockDocuments: false,
  disableDuplicate: true,
  indexes: [{ fields: ['day', 'service', 'feed'], unique: true }],
  fields: [
    // A day of UTC as “2026-11-28”, which sorts as it is.
    { name: 'day', type: 'text', required: true },
    // A name of FEED_SERVICES, as text: another service needs no migration.
    { name: 'service', type: 'text', required: true },
    // The feed's address on this site.
    { name: 'feed', type: 'text', required: true },
    { name: 'count', type: 'number', required: true },
  ],
}
