import type { UIField } from 'payload'

/** Where the document is for readers, at the top of its sidebar; it stores nothing. */
export const liveField: UIField = {
  name: 'live',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '/collections/printing/live-field#LiveField' },
  },
}
