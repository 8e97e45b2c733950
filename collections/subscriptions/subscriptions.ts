import type { CollectionConfig } from 'payload'
import { nobody } from '../access'

/**
 * Who asked the hub to be told of new entries (WebSub): servers of feed readers, which say so of themselves. Nobody reads or changes them
 * but the hub.
 */
export const Subscriptions: CollectionConfig<'subscriptions'> = {
  slug: 'subscriptions',
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  admin: { hidden: true },
  lockDocuments: false,
  disableDuplicate: true,
  indexes: [{ fields: ['topic', 'callback'], unique: true }],
  fields: [
    // The feed's address on this site.
    { name: 'topic', type: 'text', required: true },
    { name: 'callback', type: 'text', required: true },
    { name: 'host', type: 'text', required: true, index: true },
    // From where the callback answered, as `toNetwork` names it.
    { name: 'network', type: 'text', index: true },
    { name: 'secret', type: 'text' },
    { name: 'expires', type: 'date', required: true, index: true },
  ],
}
