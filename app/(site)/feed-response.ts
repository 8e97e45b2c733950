import { renderAtom } from '@/feeds/atom'
import { renderJson } from '@/feeds/json'
import { renderRss } from '@/feeds/rss'
import { toMediaType } from '@/lib/edition'
import type { FeedFormat } from '@/lib/feed-scope'
import { getFeed } from '@/queries/feed'

const RENDER = { rss: renderRss, atom: renderAtom, json: renderJson }

/** The feed of the scope of that name, in a format; 404 where there is none. */
export async function toFeedResponse(name: string, format: FeedFormat): Promise<Response> {
  const feed = await getFeed(name)
  if (!feed) return absentFeed()
  return new Response(RENDER[format](feed), { headers: { 'Content-Type': toMediaType(`/feed.${format}`) } })
}

export const absentFeed = (): Response =>
  new Response('There is no feed at this address: /follow has those there are.\n', { status: 404 })
