import type { CollectionAfterChangeHook, CollectionBeforeValidateHook } from 'payload'
import { hasRole } from './access'
import { recordAudit } from './audit/record'
import { Refusal } from './refusal'
import { isPublic } from './uses'

/**
 * What published articles show is changed by publishers: a byline, a topic, a disclaimer, a picture and its words go before readers at
 * once, with no approval between. Editors change what only drafts name.
 */
export function leaveToPublishers(name: string): CollectionBeforeValidateHook<{ id: string }> {
  return async ({ operation, originalDoc, req }) => {
    if (operation !== 'update' || !originalDoc || !req.user || hasRole(req, 'publisher')) return
    if (await isPublic(originalDoc.id, req))
      throw new Refusal(`Readers have this ${name}: ask a publisher to change it.`, 403)
  }
}

/**
 * Puts on record who changed what published articles show: it goes out without an approval. What it was called is not written down:
 * a byline may have been changed because it endangered somebody, and the log forgets nothing.
 */
export function recordForReaders(name: string): CollectionAfterChangeHook<{ id: string }> {
  return async ({ collection, doc, operation, req }) => {
    if (operation !== 'update' || !req.user || !(await isPublic(doc.id, req))) return
    const subject = `${collection.slug}/${doc.id}`
    await recordAudit(req, { action: 'publish', subject, what: `Changed: ${name}` })
  }
}
