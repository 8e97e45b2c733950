import { renderRobots } from '@/feeds/robots'
import { readEnvironment } from '@/lib/env'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return new Response(renderRobots(readEnvironment().siteUrl), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
