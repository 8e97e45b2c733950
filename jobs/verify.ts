import { sql } from '@payloadcms/db-postgres'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Payload, TaskConfig } from 'payload'
import { type Answer, call } from '@/lib/callback'
import { now } from '@/lib/clock'
import { readEnvironment } from '@/lib/env'
import { toQuestion } from '@/lib/websub'
import { getPress } from '@/press/running'

/**
 * Asks at the callback whether the subscription, or its end, is meant (WebSub, section 5.3), and keeps or forgets it when it is. Whoever
 * subscribes to a feed that there is not, is told so.
 */
export const verifyTask: TaskConfig<'verify'> = {
  slug: 'verify',
  label: 'Ask whether a subscription is meant',
  inputSchema: [
    { name: 'mode', type: 'select', options: ['subscribe', 'unsubscribe'], required: true },
    { name: 'topic', type: 'text', required: true },
    { name: 'callback', type: 'text', required: true },
    { name: 'lease', type: 'number', required: true },
    { name: 'secret', type: 'text' },
  ],
  handler: async ({ input, req: { payload } }) => {
    const { mode, topic, callback, lease, secret = null } = input
    const { siteUrl, hasHub, arePrivateCallbacksAllowed: mayBePrivate } = readEnvironment()
    if (!hasHub) return { output: {} }
    // Who does not answer did not mean it, and may ask again.
    const ask = (question: Record<string, string>): Promise<Answer | undefined> =>
      call(toQuestion(callback, { topic: siteUrl + topic, ...question }), {
        method: 'GET',
        mayBePrivate,
      }).catch(() => undefined)
    const isSubscribing = mode === 'subscribe'
    if (isSubscribing && !(await getPress().read(topic))) {
      await ask({ mode: 'denied', reason: 'There is no such feed.' })
      return { output: {} }
    }
    const challenge = randomBytes(24).toString('base64url')
    const answer = await ask({ mode, challenge, ...(isSubscribing && { lease_seconds: String(lease) }) })
    const isMeant = answer && answer.status >= 200 && answer.status < 300 && answer.body === challenge
    if (
      isMeant &&
      isSubscribing &&
      !(await keep(payload, { topic, callback, lease, secret, network: answer.network }))
    )
      await ask({
        mode: 'denied',
        reason: 'The hub has as many subscriptions from your network as it takes.',
      })
    if (isMeant && !isSubscribing) await forget(payload, topic, callback)
    return { output: {} }
  },
}

type Subscription = { topic: string; callback: string; lease: number; secret: string | null; network: string }

/** Subscriptions that are kept of one network: a name costs nothing, and who owns one has as many hosts as he likes. */
const MOST_OF_NETWORK = 2_000

/** Resolves to false where there are too many. */
async function keep(
  payload: Payload,
  { topic, callback, lease, secret, network }: Subscription,
): Promise<boolean> {
  const expires = new Date(now().getTime() + lease * 1000).toISOString()
  const { rows } = await payload.db.drizzle.execute(sql`
    insert into subscriptions (id, topic, callback, host, network, secret, expires)
    select ${randomUUID()}, ${topic}, ${callback}, ${new URL(callback).hostname}, ${network}, ${secret}, ${expires}::timestamptz
    where (select count(*) from subscriptions where network = ${network} and not (topic = ${topic} and callback = ${callback})) < ${MOST_OF_NETWORK}
    on conflict (topic, callback) do update set
      host = excluded.host, network = excluded.network, secret = excluded.secret, expires = excluded.expires, updated_at = now()
    returning id`)
  return rows.length > 0
}

async function forget(payload: Payload, topic: string, callback: string): Promise<void> {
  await payload.db.drizzle.execute(
    sql`delete from subscriptions where topic = ${topic} and callback = ${callback}`,
  )
}
