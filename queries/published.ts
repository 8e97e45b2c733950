import type { Where } from 'payload'

/**
 * What is before readers, and what is not. The access rules let strangers see no more than this; naming it in every
 * query keeps the pages the same whoever asks, since `draft: false` alone finds drafts that were never published.
 */
export const PUBLISHED: Where = { _status: { equals: 'published' } }
export const WITHHELD: Where = { _status: { not_equals: 'published' } }
