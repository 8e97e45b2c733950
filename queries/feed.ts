import { readEnvironment } from '@/lib/env'
import { listFullArticles } from './articles'
import type { FeedView } from './feed.view'
import { getSite } from './site'

/** Entries in a feed: a month or two of a busy site. */
const LENGTH = 30

export async function getFeed(): Promise<FeedView> {
  const [site, articles] = await Promise.all([getSite(), listFullArticles(LENGTH)])
  return { site, articles, siteUrl: readEnvironment().siteUrl }
}
