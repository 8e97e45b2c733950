import type { UIField } from 'payload'

/** Where a publisher takes earlier wordings down, in the article's sidebar; it stores nothing. */
export const earlierField: UIField = {
  name: 'earlier',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    condition: ({ publishedAt }) => Boolean(publishedAt),
    components: { Field: '/collections/articles/earlier/earlier-field#EarlierField' },
  },
}
