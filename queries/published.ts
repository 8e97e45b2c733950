import type { Where } from 'payload'

/**
 * What is before readers, and what is not. The access rules let strangers see no more than this; naming it in every
 * query keeps the pages the same whoever asks, since `draft: false` alone finds drafts that were never published.
 */
export const PUBLISHED: Where = { _status: { equals: 'published' } }
export const WITHHELD: Where = { _status: { not_equals: 'published' } }

/**
 * How the public site asks: under the access rules, as the site itself, which may read bylines, topics and pictures that
 * a stranger cannot list over REST.
 */
export const AS_READER = { overrideAccess: false, context: { reader: true } }
