import { absentFeed } from '../../feed-response'
import { GET as getOpml } from '../../feeds.opml/route'
import { hasPrefix } from '../../page-locale'

export const dynamic = 'force-dynamic'

export async function GET(
  _: Request,
  { params }: { params: Promise<{ language: string }> },
): Promise<Response> {
  return (await hasPrefix((await params).language)) ? getOpml() : absentFeed()
}
