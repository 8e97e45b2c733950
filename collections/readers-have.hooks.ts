import type { CollectionBeforeValidateHook } from 'payload'
import { hasRole } from './access'
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
