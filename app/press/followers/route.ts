import { now } from '@/lib/clock'
import { readTold } from '@/lib/followers'
import { keepFollowers } from '@/lib/kept-followers'
import { isFromPress } from '@/lib/press-key'
import { openPayload } from '@/queries/payload'

export const dynamic = 'force-dynamic'

/** Bytes of what is told at once. */
const LARGEST = 256 * 1024

/** For fronts alone: how many follow, as they heard it today from feed services. 204 when it is kept, else a line that says why not. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromPress(request)) return say(404, 'There is no page at this address.')
  const text = await readText(request)
  if (text === undefined) return say(413, `Nothing was kept: at most ${LARGEST} bytes are taken at once.`)
  const told = readTold(text, now())
  if ('refused' in told) return say(400, `Nothing was kept: ${told.refused}.`)
  await keepFollowers(await openPayload(), told, now())
  return new Response(null, { status: 204 })
}

async function readText({ body }: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > LARGEST) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

const say = (status: number, words: string): Response => new Response(`${words}\n`, { status })
