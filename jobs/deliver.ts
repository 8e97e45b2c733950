import { sql } from '@payloadcms/db-postgres'
import type { Payload, TaskConfig } from 'payload'
import { call } from '@/lib/callback'
import { now } from '@/lib/clock'
import { toMediaType } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'
import { hubPath, sign } from '@/lib/websub'
import { getPress } from '@/press/running'

/** Tries, each after twice as long as the one before, from a second: the last more than an hour after the first. */
const ATTEMPTS = 12

/**
 * Sends a feed as it is now to one who subscribed to it (WebSub, section 7), signed by his secret. One who answers 410 is forgotten; who
 * does not answer is tried again, and gets what is new with the next change at the latest.
 */
export const deliverTask: TaskConfig<'deliver'> = {
  slug: 'deliver',
  label: 'Send a feed to a subscriber',
  inputSchema: [{ name: 'subscription', type: 'text', required: true }],
  retries: { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: 1000 } },
  handler: async ({ input: { subscription }, req: { payload } }) => {
    const { siteUrl, hasHub, arePrivateCallbacksAllowed: mayBePrivate } = readEnvironment()
    if (!hasHub) return { output: {} }
    const found = await find(payload, subscription)
    const body = found && (await getPress().read(found.topic))
    if (!found || !body) return { output: {} }
    const { status } = await call(found.callback, {
      method: 'POST',
      headers: {
        'Content-Type': toMediaType(found.topic),
        Link: `<${siteUrl}${hubPath}>; rel="hub", <${siteUrl}${found.topic}>; rel="self"`,
        ...(found.secret ? { 'X-Hub-Signature': sign(body, found.secret) } : {}),
      },
      body,
      mayBePrivate,
    })
    if (status === 410)
      await payload.db.drizzle.execute(sql`delete from subscriptions where id::text = ${subscription}`)
    else if (status < 200 || status >= 300) throw new Error(`${found.callback} answered ${status}.`)
    return { output: {} }
  },
}

type Found = { topic: string; callback: string; secret: string | undefined }

async function find(payload: Payload, id: string): Promise<Found | undefined> {
  const { rows } = await payload.db.drizzle.execute(sql`
    select topic, callback, secret from subscriptions
    where id::text = ${id} and expires > ${now().toISOString()}::timestamptz`)
  return rows.map((row) => ({
    topic: String(row['topic']),
    callback: String(row['callback']),
    secret: typeof row['secret'] === 'string' ? row['secret'] : undefined,
  }))[0]
}
