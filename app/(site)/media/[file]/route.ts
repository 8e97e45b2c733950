import { openMedia } from '@/lib/media-store'

export const dynamic = 'force-dynamic'

/** A stored picture. Its name is random and its bytes never change, so it may be kept for ever. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const file = await openMedia((await params).file)
  if (!file) return new Response('There is no picture at this address.\n', { status: 404 })
  return new Response(file.bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
