import type { CollectionBeforeChangeHook } from 'payload'
import type { Disclaimer } from '@/payload-types'

/** Another wording is another revision, counted from 1. */
export const countRevision: CollectionBeforeChangeHook<Disclaimer> = ({ data, originalDoc, operation }) => {
  const before = operation === 'update' ? (originalDoc?.revision ?? 1) : 0
  const isReworded = data.text !== undefined && data.text !== originalDoc?.text
  return { ...data, revision: operation === 'create' || isReworded ? before + 1 : before }
}
