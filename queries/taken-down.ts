import type { TypeWithVersion } from 'payload'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { openPayload } from './payload'

/**
 * Whether readers had what the version says and have it no more: its article was withdrawn after it was saved, or the wordings up to
 * it were taken down. What must not be read any more must not be read by an old link.
 */
export async function isTakenDown({
  parent,
  version,
  updatedAt,
}: TypeWithVersion<Article>): Promise<boolean> {
  const payload = await openPayload()
  // Past the access rules, of which the holder has none: he is told no more than that his link is over.
  const { docs } = await payload.find({
    collection: 'articles',
    where: { id: { equals: toId(parent) ?? '' } },
    select: { _status: true, publicSlug: true, revision: true, updatedAt: true },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true,
  })
  const [article] = docs
  if (!article?.publicSlug) return false
  if (article._status !== 'published') return updatedAt < article.updatedAt
  // Until something is taken down, all wordings from the first on may be read.
  const shownFrom = article.revision?.shownFrom ?? 1
  return shownFrom > 1 && (version.revision?.number ?? 0) < shownFrom
}
