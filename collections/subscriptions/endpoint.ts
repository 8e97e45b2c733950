import { sql } from '@payloadcms/db-postgres'
import type { Endpoint, PayloadRequest } from 'payload'
import { readEnvironment } from '@/lib/env'
import { isPublicHost } from '@/lib/callback'
import { createGate } from '@/lib/gate'
import { type Ask, hubPath, readAsk } from '@/lib/websub'

/** Bytes of a request; subscriptions, and questions to callbacks that wait to be asked, at all and of one host: more is somebody's flood. */
const MOST = { bytes: 8192, held: 20_000, heldOfHost: 2_000, asked: 500, askedOfHost: 50 } as const

const BUSY = 'The hub has too much to do: ask again in some minutes.'

/**
 * The hub (WebSub), where the site has one of its own: 202 to whoever asks to be told of a feed's new entries, or not any more, who then is asked at his callback whether
 * he means it; 400 to what it does not understand, 413 and 503 to too much.
 */
export const hubEndpoint: Endpoint = {
  path: hubPath.replace(/^\/api/, ''),
  method: 'post',
  handler: async (req) => {
    if (!(await hasOwnHub(req))) return say(404, 'This site has no hub: ask for its feeds now and then.')
    const body = await readBody(req)
    if (body === undefined) return say(413, `A request to the hub has at most ${MOST.bytes} bytes.`)
    const ask = readAsk(new URLSearchParams(body), readEnvironment().siteUrl)
    if ('refused' in ask) return say(400, ask.refused)
    // Before the name is looked up, which its owner can make slow.
    if (await isFull(req, ask)) return say(503, BUSY)
    const isReachable = ask.mode === 'unsubscribe' || (await mayBeCalled(ask.callback))
    if (isReachable === 'unknown') return say(503, BUSY)
    if (!isReachable) return say(400, 'hub.callback must be on the public Internet.')
    await req.payload.jobs.queue({ task: 'verify', queue: 'hub', input: ask, req })
    return say(202, 'The hub asks at the callback whether this is meant.')
  },
}

const say = (status: number, words: string): Response =>
  new Response(`${words}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

/** Who names a hub elsewhere, or none, may not want the newsroom’s own address to be known: a hub calls from there whoever asks it to. */
async function hasOwnHub({ payload }: PayloadRequest): Promise<boolean> {
  if (!readEnvironment().hasHub) return false
  const { rows } = await payload.db.drizzle.execute(sql`select 1 from site where hub <> ''`)
  return rows.length === 0
}

async function readBody(req: PayloadRequest): Promise<string | undefined> {
  if (Number(req.headers.get('content-length') ?? 0) > MOST.bytes) return undefined
  const body = (await req.text?.()) ?? ''
  return body.length > MOST.bytes ? undefined : body
}

/** Names that are looked up at once, and how long one waits in line, in milliseconds: a name server that says nothing is given up after some three seconds. */
const enter = createGate(64, 2_000, BUSY)

/** Whether the hub may call there; it looks again when it does. */
async function mayBeCalled(callback: string): Promise<boolean | 'unknown'> {
  if (readEnvironment().arePrivateCallbacksAllowed) return true
  const leave = await enter().catch(() => undefined)
  return leave ? isPublicHost(new URL(callback).hostname).finally(leave) : 'unknown'
}

async function isFull({ payload }: PayloadRequest, { callback }: Ask): Promise<boolean> {
  // Without the port: sixty thousand of them are one machine.
  const { hostname: host } = new URL(callback)
  const { rows } = await payload.db.drizzle.execute(sql`
    with asked as (select regexp_replace(split_part(input->>'callback', '/', 3), ':[0-9]+$', '') as host from payload_jobs where task_slug = 'verify')
    select (select count(*) from subscriptions) as held, (select count(*) from subscriptions where host = ${host}) as "heldOfHost",
      (select count(*) from asked) as asked, (select count(*) from asked where host = ${host}) as "askedOfHost"`)
  return (['held', 'heldOfHost', 'asked', 'askedOfHost'] as const).some(
    (each) => Number(rows[0]?.[each]) >= MOST[each],
  )
}
