import { readFeedAddress } from '@/lib/feed-scope'
import { absentFeed, toFeedResponse } from '../../feed-response'
import { getRequestAddress } from '../../request-address'

export const dynamic = 'force-dynamic'

/** The feeds of a language, a kind, a topic or an author, and of corrections, and all their archives; below /feeds/ other sites have had theirs. */
export function GET(): Promise<Response> {
  const asked = readFeedAddress(getRequestAddress())
  return asked ? toFeedResponse(asked) : absentFeed()
}
