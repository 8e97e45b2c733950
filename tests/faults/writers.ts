import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFailed } from 'vitest'
import { createChance } from '../chance'
import { openClient } from '../e2e/newsroom-client'
import { ADMINISTRATOR, type FaultSite } from './site'

/** An article that was sent, with all that it may be by now: what was acknowledged, or what was not and may have been done or not. */
export type Sent = {
  slug: string
  states: ('absent' | 'published' | 'withdrawn')[]
  headlines: string[]
}

export type Written = {
  articles: Sent[]
  /** Requests that were answered as done. */
  acknowledged: number
  /** How often requests were answered with which status; 0 where none came. */
  statuses: Map<number, number>
  /** What was said to requests that were refused or failed, each once. */
  complaints: Set<string>
}

/** Milliseconds between two requests of one client. */
const PAUSE = { least: 10, most: 150 }
/** Milliseconds before a client tries again what was not answered. */
const AWAY = 150
/** Characters of what the site said that are shown when a test fails. */
const LAST_WORDS = 5_000

export type Writers = {
  /** How many requests have been acknowledged so far. */
  acknowledged: () => number
  /** Resolves when one more request has been acknowledged; rejects when none is within `seconds`. */
  untilAcknowledged: (seconds?: number) => Promise<void>
  /** From now on only what there is changes. */
  publishNoMore: () => void
  stop: () => Promise<Written>
}

/**
 * Lets so many clients publish, change, withdraw and put back articles, each its own, until they are stopped; a third of the changes keep what was
 * there before, which then has a page of its own, unless `keepsEarlier` says no. If the test fails, what the site said is shown.
 */
export async function letWrite(
  site: FaultSite,
  name: string,
  seed: number,
  clients = 4,
  { keepsEarlier = true } = {},
): Promise<Writers> {
  onTestFailed(() => console.log(site.run().output().slice(-LAST_WORDS)))
  const written: Written = { articles: [], acknowledged: 0, statuses: new Map(), complaints: new Set() }
  const going = { on: true, publishes: true }
  const hear = (status: number, words: string) => {
    written.statuses.set(status, (written.statuses.get(status) ?? 0) + 1)
    if (status >= 400) written.complaints.add(`${status} ${words.slice(0, 300)}`)
  }
  const client = await openClient(site.url, ADMINISTRATOR, hear)
  const isAcknowledged = async <T>(asking: Promise<T>): Promise<T> => {
    const answer = await asking
    if (answer) written.acknowledged++
    else await sleep(AWAY)
    return answer
  }

  async function write(writer: number): Promise<void> {
    const chance = createChance(seed * 1000 + writer)
    /** Its articles of which it knows what they are. */
    const known: { id: string; sent: Sent }[] = []
    for (let n = 0; going.on; n++) {
      const one = known[Math.floor(chance() * known.length)]
      const what = chance()
      if (going.publishes && (!one || what < 0.5)) {
        const slug = `${name}-${seed}-${writer}-${n}`
        const sent: Sent = { slug, states: ['absent', 'published'], headlines: [`Headline ${slug}`] }
        written.articles.push(sent)
        const id = await isAcknowledged(client.publish(slug))
        if (id) {
          sent.states = ['published']
          known.push({ id, sent })
        }
      } else if (one && !(await isAcknowledged(change(one.id, one.sent, what, n)))) {
        // Nobody knows what has become of it: it is looked at in the end, and left alone until then.
        known.splice(known.indexOf(one), 1)
      }
      await sleep(PAUSE.least + chance() * (PAUSE.most - PAUSE.least))
    }
  }

  async function change(id: string, sent: Sent, what: number, n: number): Promise<boolean> {
    const headline = `Edited ${sent.slug} ${n}`
    const isOut = sent.states[0] === 'published'
    const isEdit = isOut && what < 0.75
    const after: Omit<Sent, 'slug'> = isEdit
      ? { states: ['published'], headlines: [headline] }
      : { states: [isOut ? 'withdrawn' : 'published'], headlines: sent.headlines }
    sent.states = [...new Set([...sent.states, ...after.states])]
    sent.headlines = [...new Set([...sent.headlines, ...after.headlines])]
    const told = { kind: 'update', text: 'It was changed.', keepsEarlier: keepsEarlier && n % 3 === 0 }
    const data = isEdit
      ? { headline, change: told, _status: 'published' }
      : { _status: isOut ? 'draft' : 'published' }
    if (!(await client.change(id, data))) return false
    Object.assign(sent, after)
    return true
  }

  const writing = Array.from({ length: clients }, (_, writer) => write(writer))
  return {
    acknowledged: () => written.acknowledged,
    async untilAcknowledged(seconds = 120) {
      const [before, since] = [written.acknowledged, Date.now()]
      while (written.acknowledged === before) {
        if (Date.now() - since > seconds * 1000)
          throw new Error(
            `Nothing has been acknowledged for ${seconds} seconds: ${JSON.stringify([...written.statuses])} ${[...written.complaints].join('; ')}`,
          )
        await sleep(10)
      }
    },
    publishNoMore: () => (going.publishes = false),
    async stop() {
      going.on = false
      await Promise.all(writing)
      return written
    },
  }
}
