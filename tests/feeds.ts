import { getFeed } from '@/queries/feed'
import type { FeedView } from '@/queries/feed.view'

/** The feed of that name; throws where there is none. */
export async function openFeed(name = ''): Promise<FeedView> {
  const feed = await getFeed(name)
  if (!feed) throw new Error(`There is no feed “${name}”.`)
  return feed
}
