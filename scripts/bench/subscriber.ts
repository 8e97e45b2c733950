import { createServer } from 'node:http'
import { hubPath } from '@/lib/websub'
import { findFreePort } from '../start/port'
import { ask } from './ask'
import { atEnd } from './endings'
import type { Site } from './site'

export type Subscriber = {
  /** Resolves once the hub has sent a feed that has the text in it. */
  untilSent: (text: string) => Promise<void>
  close: () => Promise<void>
}

/** Subscribes to the feed of everything at the site's hub, as a feed reader's server does (WebSub), until it is closed. */
export async function subscribe(site: Site): Promise<Subscriber> {
  const port = await findFreePort()
  const waiting = new Map<string, () => void>()
  let confirm: () => void = () => undefined
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(new URL(request.url ?? '', site.url).searchParams.get('hub.challenge'), confirm)
      return
    }
    let sent = ''
    request.setEncoding('utf8').on('data', (part: string) => (sent += part))
    request.on('end', () => {
      response.end()
      for (const [text, resolve] of waiting) if (sent.includes(text)) resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const shut = atEnd(() => new Promise((resolve) => server.close(resolve)))
  const [, topic = ''] =
    /rel="self"[^>]* href="(.*?)"/.exec(String((await ask(`${site.url}/feed.atom`)).body)) ?? []
  const tell = async (mode: 'subscribe' | 'unsubscribe') => {
    const confirmed = new Promise<void>((resolve) => (confirm = resolve))
    const body = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': `http://127.0.0.1:${port}/` }) // prettier-ignore
    const response = await fetch(site.url + hubPath, { method: 'POST', body })
    if (response.status !== 202) throw new Error(`The hub refused a subscriber: ${await response.text()}`)
    await confirmed
  }
  await tell('subscribe')
  return {
    untilSent: (text) => new Promise((resolve) => waiting.set(text, resolve)),
    close: async () => {
      await tell('unsubscribe')
      await shut()
    },
  }
}
