import { readFeedPath } from '@/lib/feed-scope'
import { absentFeed, toFeedResponse } from '../../feed-response'

export const dynamic = 'force-dynamic'

/** The feeds of a language, a kind, a topic or an author, and of corrections. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const asked = readFeedPath((await params).path.join('/'))
  return asked ? toFeedResponse(asked.name, asked.format) : absentFeed()
}
