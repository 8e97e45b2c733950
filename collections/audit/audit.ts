import type { CollectionConfig } from 'payload'
import { administrators, nobody } from '../access'
import { demandFreshPastMany } from '../users/sessions/fresh.hooks'
import { ACTIONS } from './record'

/** Who did what in the newsroom. Rows are only ever added: the database itself refuses to change or remove one. */
export const Audit: CollectionConfig<'audit'> = {
  slug: 'audit',
  labels: { singular: 'Entry', plural: 'Audit log' },
  access: { create: nobody, read: administrators, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'what',
    defaultColumns: ['createdAt', 'actor', 'action', 'what'],
    listSearchableFields: ['actor', 'what', 'subject'],
    description:
      'Who did what, and when. Nothing here can be changed or removed; nothing is kept of readers.',
    group: 'Settings',
    pagination: { defaultLimit: 50 },
    hidden: ({ user }) => user.role !== 'administrator',
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  lockDocuments: false,
  hooks: { beforeChange: [demandFreshPastMany] },
  fields: [
    {
      name: 'action',
      type: 'select',
      required: true,
      index: true,
      options: Object.entries(ACTIONS).map(([value, label]) => ({ value, label })),
    },
    // A name and an id, not a relation: the entry stays as it is when the account is gone.
    { name: 'actor', type: 'text', required: true },
    { name: 'actorId', type: 'text' },
    { name: 'subject', type: 'text', index: true, admin: { description: 'The document, as collection/id.' } },
    { name: 'what', type: 'text', required: true },
  ],
}
