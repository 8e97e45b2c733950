import { isFromPress } from '@/lib/press-key'
import { getHealth } from '@/queries/health'

export const dynamic = 'force-dynamic'

/** For the front alone: whether the database answers, what waits to be printed, and what the desk set a time for in vain. */
export async function GET(request: Request): Promise<Response> {
  if (!isFromPress(request)) return new Response('There is no page at this address.\n', { status: 404 })
  return Response.json(await getHealth())
}
