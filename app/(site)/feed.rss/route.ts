import { EVERYTHING_PUBLISHED } from '@/lib/feed-scope'
import { toFeedResponse } from '../feed-response'

export const dynamic = 'force-dynamic'

export const GET = (): Promise<Response> => toFeedResponse({ scope: EVERYTHING_PUBLISHED, format: 'rss' })
