import { renderJson } from '@/feeds/json'
import { getFeed } from '@/queries/feed'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderJson(await getFeed()), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  })
}
