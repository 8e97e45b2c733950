import { readEnvironment } from '@/lib/env'
import { shareInBatch } from '@/lib/sources'
import { listFullArticles } from './articles'
import type { FeedView } from './feed.view'
import { getSite } from './site'

/** Entries in a feed: a month or two of a busy site. */
const LENGTH = 30

/** What the feeds say, whatever their format. */
export const getFeed = shareInBatch(async (): Promise<FeedView> => {
  const [site, articles] = await Promise.all([getSite(), listFullArticles(LENGTH)])
  return { site, articles, siteUrl: readEnvironment().siteUrl }
})
