import { isFromPress } from '@/lib/press-key'
import { listAll, listOf } from '@/queries/edition'

export const dynamic = 'force-dynamic'

/**
 * For the press alone: every address of the edition as the database has it, or, with one or more `of=articles/ID`, those
 * where these documents belong. Anybody else gets 404.
 */
export async function GET(request: Request): Promise<Response> {
  if (!isFromPress(request)) return new Response('There is no page at this address.\n', { status: 404 })
  const documents = new URL(request.url).searchParams.getAll('of')
  return Response.json(documents.length > 0 ? await listOf(documents) : await listAll())
}
