import { renderAtom } from '@/feeds/atom'
import { getFeed } from '@/queries/feed'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(renderAtom(await getFeed()), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
}
