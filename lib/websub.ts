import { createHmac } from 'node:crypto'
import { isFeed } from './feed-scope'

/** The site's own hub, to which whoever wants to be told of new entries subscribes (WebSub, W3C Recommendation of 2018). */
export const hubPath = '/api/hub'

const DAY = 24 * 60 * 60
/** Seconds for which a subscription holds: as asked for, within these; the middle one where nothing is asked for. */
export const LEASE = { shortest: 60 * 60, usual: 10 * DAY, longest: 30 * DAY }

/** Characters of a callback, and bytes of a secret: the Recommendation wants fewer than 200 (section 5.1). */
const LONGEST = { callback: 1000, secret: 199 }

/** What a subscriber asks of the hub; `topic` is a feed's address on this site, `lease` seconds. */
export type Ask = {
  mode: 'subscribe' | 'unsubscribe'
  topic: string
  callback: string
  lease: number
  secret: string | null
}

/** What the form asks for (section 5.1), or why it is refused, in words for whoever wrote the subscriber. */
export function readAsk(form: URLSearchParams, siteUrl: string): Ask | { refused: string } {
  const mode = form.get('hub.mode')
  if (mode !== 'subscribe' && mode !== 'unsubscribe')
    return { refused: 'hub.mode must be “subscribe” or “unsubscribe”.' }
  const topic = toTopic(form.get('hub.topic') ?? '', siteUrl)
  if (topic === undefined)
    return { refused: `hub.topic must be the address of a feed of this site, as its rel="self" has it.` }
  const callback = toCallback(form.get('hub.callback') ?? '')
  if (callback === undefined)
    return {
      refused: `hub.callback must be an address that begins with http:// or https://, of ${LONGEST.callback} characters at most, without a name or a password, at port 80, 443 or one from 1024.`,
    }
  const secret = form.get('hub.secret') || null
  if (secret !== null && Buffer.byteLength(secret) > LONGEST.secret)
    return { refused: `hub.secret must have fewer than ${LONGEST.secret + 1} bytes.` }
  const asked = form.get('hub.lease_seconds') ?? ''
  if (!/^\d{0,10}$/.test(asked)) return { refused: 'hub.lease_seconds must be a whole number.' }
  const lease = asked ? Math.min(LEASE.longest, Math.max(LEASE.shortest, Number(asked))) : LEASE.usual
  return { mode, topic, callback, lease, secret }
}

/** The address on this site of the feed that the topic is, or undefined. */
function toTopic(topic: string, siteUrl: string): string | undefined {
  const path = topic.startsWith(`${siteUrl}/`) ? topic.slice(siteUrl.length) : ''
  return isFeed(path) ? path : undefined
}

function toCallback(callback: string): string | undefined {
  if (callback.length > LONGEST.callback || !URL.canParse(callback)) return undefined
  const { protocol, username, password, port, href } = new URL(callback)
  const isWeb = protocol === 'http:' || protocol === 'https:'
  return isWeb && !username && !password && (port === '' || Number(port) >= 1024) ? href : undefined
}

/** The address at which the subscriber is asked whether it means it, or told that it is denied (sections 5.2 and 5.3). */
export function toQuestion(callback: string, question: Record<string, string>): string {
  const url = new URL(callback)
  for (const [name, value] of Object.entries(question)) url.searchParams.append(`hub.${name}`, value)
  return url.href
}

/** The signature of what is sent, by the subscriber's secret (section 7.1). */
export const sign = (body: Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
