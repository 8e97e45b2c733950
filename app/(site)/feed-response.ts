import { renderAtom } from '@/feeds/atom'
import { renderJson } from '@/feeds/json'
import { renderRss } from '@/feeds/rss'
import { toMediaType } from '@/lib/edition'
import { type FeedAddress, toScopeName } from '@/lib/feed-scope'
import { CACHE } from '@/lib/headers'
import { setGone } from '@/lib/next-server'
import { toLocation } from '@/lib/urls'
import { getAbsence } from '@/queries/absence'
import { getFeed } from '@/queries/feed'
import { getRequestAddress } from './request-address'

const RENDER = { rss: renderRss, atom: renderAtom, json: renderJson }

/** The feed, or its archive, in a format; 404 where there is none. */
export async function toFeedResponse({ scope, format, archive }: FeedAddress): Promise<Response> {
  const feed = await getFeed(toScopeName(scope), String(archive ?? ''))
  if (!feed) return absentFeed()
  return new Response(RENDER[format](feed), { headers: { 'Content-Type': toMediaType(`/feed.${format}`) } })
}

/** Where no feed is: 308 to where it moved, 410 where a publisher took it away, 404 else. */
export async function absentFeed(): Promise<Response> {
  const absence = await getAbsence(getRequestAddress())
  if (absence.reason === 'moved')
    return new Response(null, {
      status: 308,
      headers: { Location: toLocation(absence.to), 'Cache-Control': CACHE.page },
    })
  if (absence.reason === 'unknown')
    return new Response('There is no feed at this address: /follow has those there are.\n', { status: 404 })
  setGone(absence.goneFor)
  return new Response('This feed is gone: /follow has those there are.\n', { status: 410 })
}
