import type { UIFieldServerProps } from 'payload'
import { getLiveLine, toDocument } from './live'
import { LiveText } from './live-text.client'

/** The line as it is when the form opens. Without one there is still a place for it, should the document be published. */
export async function LiveField({ collectionSlug, id, req }: UIFieldServerProps) {
  const document = toDocument({ collection: collectionSlug, id })
  return document && <LiveText first={(await getLiveLine(document, req)) ?? null} />
}
