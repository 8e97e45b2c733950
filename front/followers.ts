import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { now } from '@/lib/clock'
import { dayBefore, readFollowers, TOLD_AT_ONCE, type Told, toDay } from '@/lib/followers'
import { PRESS_KEY } from '@/lib/press-key'
import type { Copy } from './copies'
import { report } from './faults'

export type FollowersOptions = {
  newsroomUrl: string
  pressKey: string
  /** Milliseconds from one telling to the next. */
  tellEvery?: number
}

/** How many follow, as feed services say when they fetch a feed. */
export type Followers = {
  /** Hears what the asker of the copy says; that he asked, and what else he calls himself, is forgotten at once. */
  hear(request: Pick<IncomingMessage, 'headers'>, copy: Pick<Copy, 'feed'>): void
  /** Tells the newsroom what it does not know yet; what it does not take is kept for the next time. */
  tell(patience?: number): Promise<void>
  close(): void
}

const EVERY = 5 * 60 * 1000
/** Milliseconds for the newsroom's answer. */
const PATIENCE = 5_000
/** Numbers that are remembered, in some 2 MB: who pretends to be every service at every feed fills no memory. */
const MOST = 10_000

type Heard = { day: string; count: Told['counts'][number]; isTold: boolean }

/** Remembers the greatest number of today, of each service and feed, and that of yesterday until the newsroom has it. */
export function createFollowers(options: FollowersOptions): Followers {
  const memory = new Map<string, Heard>()

  async function tell(patience = PATIENCE): Promise<void> {
    const [today, yesterday] = [toDay(now()), dayBefore(now(), 1)]
    for (const [key, { day, isTold }] of memory)
      if (day < yesterday || (isTold && day !== today)) memory.delete(key)
    for (const day of [yesterday, today]) {
      const untold = [...memory.values()].filter((heard) => heard.day === day && !heard.isTold)
      for (let from = 0; from < untold.length; from += TOLD_AT_ONCE) {
        const some = untold.slice(from, from + TOLD_AT_ONCE)
        const counts = some.map(({ count }) => ({ ...count }))
        if (!(await send({ day, counts }, options, patience))) return
        // A greater number may have been heard meanwhile.
        some.forEach((heard, index) => (heard.isTold = heard.count.count === counts[index]?.count))
      }
    }
  }

  const timer = setInterval(() => void tell(), options.tellEvery ?? EVERY).unref()
  return {
    hear({ headers }, { feed }) {
      const said = feed && readFollowers(headers['user-agent'])
      if (!said) return
      const day = toDay(now())
      const key = `${day} ${said.service} ${feed}`
      const heard = memory.get(key)
      if (heard && said.count > heard.count.count)
        Object.assign(heard, { count: { ...said, feed }, isTold: false })
      if (!heard && memory.size < MOST) memory.set(key, { day, count: { ...said, feed }, isTold: false })
    },
    tell,
    close: () => clearInterval(timer),
  }
}

/** Whether the newsroom has it now. That it is away is no news here; that it refuses is for the operator to mend. */
async function send(
  told: Told,
  { newsroomUrl, pressKey }: FollowersOptions,
  patience: number,
): Promise<boolean> {
  const status = await post(
    new URL('/press/followers', newsroomUrl),
    pressKey,
    JSON.stringify(told),
    patience,
  ).catch(() => 503)
  if (status >= 400 && status < 500) {
    report(
      'The newsroom does not take how many follow; is PRESS_KEY its own, and is it of the same release?',
      `it answers ${status}`,
    )
  }
  return status === 204
}

function post(address: URL, pressKey: string, body: string, patience: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const { request } = address.protocol === 'https:' ? https : http
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      [PRESS_KEY]: pressKey,
    }
    const asking = request(
      address,
      { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patience) },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 503)
      },
    )
    asking.on('error', reject).end(body)
  })
}
