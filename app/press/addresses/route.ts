import { isFromPress } from '@/lib/press-key'
import { listAged } from '@/queries/aged'
import { listAll, listOf } from '@/queries/edition'

export const dynamic = 'force-dynamic'

/**
 * For the press alone: every address of the edition as the database has it, or, with one or more `of=articles/ID`, those
 * where these documents belong, or, with `aged=MOMENT` (ISO 8601, or nothing), those of articles that have had an anniversary since.
 * Anybody else gets 404.
 */
export async function GET(request: Request): Promise<Response> {
  if (!isFromPress(request)) return new Response('There is no page at this address.\n', { status: 404 })
  const { searchParams } = new URL(request.url)
  const since = searchParams.get('aged')
  if (since !== null) return Response.json(await listAged(toMoment(since)))
  const documents = searchParams.getAll('of')
  return Response.json(documents.length > 0 ? await listOf(documents) : await listAll())
}

const toMoment = (iso: string): Date | undefined =>
  Number.isNaN(Date.parse(iso)) ? undefined : new Date(iso)
