import { drawShareCard } from '@/drawings/share-card'
import { openMedia } from '@/lib/media-store'
import { getShareCard } from '@/queries/share-card'

export const dynamic = 'force-dynamic'

/** A stored picture or a drawn card. Its name is its own and its bytes never change, so it may be kept for ever. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file: name } = await params
  const file = (await openMedia(name)) ?? (await openCard(name))
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

async function openCard(name: string) {
  const card = await getShareCard(name)
  return card && { bytes: new Uint8Array(await drawShareCard(card)), mediaType: 'image/png' }
}
