import type { TaskConfig } from 'payload'
import { call } from '@/lib/callback'
import { readEnvironment } from '@/lib/env'

/** Tells a hub elsewhere that feeds have changed, so that it fetches them (hub.mode=publish, as all hubs have it). */
export const pingTask: TaskConfig<'ping'> = {
  slug: 'ping',
  label: 'Tell the hub what is new',
  inputSchema: [
    { name: 'hub', type: 'text', required: true },
    // Addresses on this site, with a line for each.
    { name: 'topics', type: 'textarea', required: true },
  ],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
  handler: async ({ input: { hub, topics } }) => {
    const { siteUrl, arePrivateCallbacksAllowed: mayBePrivate } = readEnvironment()
    const form = new URLSearchParams({ 'hub.mode': 'publish' })
    for (const topic of topics.split('\n')) form.append('hub.url', siteUrl + topic)
    const { status } = await call(hub, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
      mayBePrivate,
    })
    if (status < 200 || status >= 300) throw new Error(`The hub ${hub} answered ${status}.`)
    return { output: {} }
  },
}
