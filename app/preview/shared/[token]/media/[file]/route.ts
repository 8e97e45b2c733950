import { openSharedMedia } from '@/queries/preview-shared'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string; file: string }> }

/** A picture of a shared version, for as long as its link works: readers may not have it yet. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token, file } = await params
  const media = await openSharedMedia(token, file)
  if (!media) return new Response('There is no picture at this address.\n', { status: 404 })
  return new Response(media.bytes, { headers: { 'Content-Type': media.mediaType } })
}
