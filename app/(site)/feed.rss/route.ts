import { renderRss } from '@/feeds/rss'
import { getFeed } from '@/queries/feed'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderRss(await getFeed()), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  })
}
