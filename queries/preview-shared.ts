import { cache } from 'react'
import { now } from '@/lib/clock'
import { readSharedToken, sharedPath } from '@/lib/preview-link'
import { toId } from '@/lib/lexical'
import { openMedia } from '@/lib/media-store'
import { findLinkedLists } from './linked-lists'
import { openPayload } from './payload'
import { listPictures, toPreview } from './preview-draft'
import type { SharedView } from './preview.view'
import { AS_READER } from './published'
import { getSite } from './site'
import { isTakenDown } from './taken-down'

/**
 * How the holder of a link asks: as a reader who may see this one version besides (collections/articles/own.access.ts).
 * Fields of the newsroom stay closed, and so do other drafts, also those that the version links to.
 */
const asHolder = (version: string) => ({
  ...AS_READER,
  context: { ...AS_READER.context, sharedVersion: version },
})

/** The version that the token names. “over” when its time is over or the version was deleted; undefined when we never made the token. */
export const getShared = cache(async (token: string): Promise<SharedView | 'over' | undefined> => {
  const payload = await openPayload()
  const link = readSharedToken(token, payload.config.secret)
  if (!link) return undefined
  if (link.until <= now()) return 'over'
  const { docs } = await payload.findVersions({
    collection: 'articles',
    where: { id: { equals: link.version } },
    depth: 2,
    limit: 1,
    pagination: false,
    ...asHolder(link.version),
  })
  const [found] = docs
  if (!found || (await isTakenDown(found))) return 'over'
  const { body, language } = found.version
  const [{ timeZone }, lists] = await Promise.all([getSite(), findLinkedLists(body, language)])
  return {
    article: toPreview(
      found.version,
      toId(found.parent) ?? link.version,
      timeZone,
      lists,
      (file) => `${sharedPath(token)}/media/${file}`,
    ),
    isPublished: found.version._status === 'published',
    until: link.until.toISOString(),
  }
})

/** A picture of the version that the token names; undefined for every other file. */
export async function openSharedMedia(token: string, file: string) {
  const shared = await getShared(token)
  if (!shared || shared === 'over') return undefined
  return listPictures(shared.article).includes(file) ? openMedia(file) : undefined
}
