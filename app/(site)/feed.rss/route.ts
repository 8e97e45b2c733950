import { toFeedResponse } from '../feed-response'

export const dynamic = 'force-dynamic'

export const GET = (): Promise<Response> => toFeedResponse('', 'rss')
