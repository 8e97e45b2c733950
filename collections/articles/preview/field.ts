import type { UIField } from 'payload'

/** Where a preview is shared from, in the article's sidebar; it stores nothing. */
export const shareField: UIField = {
  name: 'share',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '/collections/articles/preview/share-field#ShareField' },
  },
}
