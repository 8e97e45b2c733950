import { drawFavicon, drawIcon, type Edges } from '@/drawings/icons'
import { toMediaType } from '@/lib/edition'
import { getSite } from '@/queries/site'

/** An icon of that many pixels in the site's signal colour. */
export const pngIcon = (size: number, edges: Edges) => async (): Promise<Response> =>
  toResponse(await drawIcon((await getSite()).signalColour, size, edges), '/icon.png')

export const icoIcon = async (): Promise<Response> =>
  toResponse(await drawFavicon((await getSite()).signalColour), '/favicon.ico')

const toResponse = (bytes: Buffer, address: string) =>
  new Response(new Uint8Array(bytes), { headers: { 'Content-Type': toMediaType(address) } })
