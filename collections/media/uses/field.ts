import type { UIField } from 'payload'

/** Where a picture is used, beside its form; it stores nothing. */
export const usesField: UIField = {
  name: 'uses',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '/collections/media/uses/uses-field#UsesField' },
  },
}
