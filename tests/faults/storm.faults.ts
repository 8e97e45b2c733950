import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { quantile } from '@/scripts/bench/statistics'
import { createChance } from '../chance'
import { type Client, openClient } from '../e2e/newsroom-client'
import { choose, SEED } from '@/scripts/reliability/form'
import { judge } from './judge'
import { report } from '@/scripts/reliability/report'
import { ADMINISTRATOR, type FaultSite, openFaultSite } from './site'
import type { Sent } from './writers'

const FLIPS = choose('FLIPS', 40, 1000)
/** Articles that are flipped side by side, each by a client that makes up to so many flips before it looks. */
const ARTICLES = 8
const AT_ONCE = 4
/** The promise: milliseconds after which nothing that readers get may be as before. */
const PROMISED = 10_000

let site: FaultSite
let client: Client

beforeAll(async () => {
  site = await openFaultSite()
  client = await openClient(site.url, ADMINISTRATOR)
})
afterAll(() => site.close())

/** Where an article stands while it is published, and where it may. */
function listPlaces(): { always: string[]; perhaps: string[] } {
  // By the days of the seeded site, as 2026-11.
  const month = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
  }).format()
  return {
    always: [`/archive/${month.replace('-', '/')}`, `/sitemaps/${month}.xml`, '/feed.rss', '/feed.atom', '/feed.json'],
    perhaps: ['/', '/topics/human-rights', '/authors/momtaza-warsame', '/sitemaps/news.xml'],
  } // prettier-ignore
}

/** The places that are not as they should be by now. */
async function listStale(slug: string, isOut: boolean): Promise<string[]> {
  const { always, perhaps } = listPlaces()
  const page = await fetch(`${site.url}/articles/${slug}`)
  await page.arrayBuffer()
  const stale = page.status === (isOut ? 200 : 410) ? [] : [`/articles/${slug} ${page.status}`]
  for (const place of isOut ? always : [...always, ...perhaps]) {
    const text = await (await fetch(site.url + place)).text()
    if (text.includes(`/articles/${slug}`) !== isOut)
      stale.push(`${place} ${isOut ? 'lacks' : 'has'} ${slug}`)
  }
  return stale
}

it('storm: what is withdrawn is gone from everywhere within ten seconds, and what is put back is there, however fast they follow', async () => {
  const began = Date.now()
  const [stale, times]: [string[], number[]] = [[], []]
  const sent: Sent[] = []
  let flips = 0

  async function flip(number: number): Promise<void> {
    const chance = createChance(SEED * 1000 + number)
    const slug = `storm-${SEED}-${number}`
    const article: Sent = { slug, states: ['published'], headlines: [`Headline ${slug}`] }
    sent.push(article)
    const id = (await client.publish(slug)) ?? ''
    for (let isOut = true; flips < FLIPS;) {
      for (let left = 1 + Math.floor(chance() * AT_ONCE); left > 0; left--) {
        isOut = !isOut
        expect(await client.change(id, { _status: isOut ? 'published' : 'draft' })).toBe(true)
        flips++
      }
      article.states = [isOut ? 'published' : 'withdrawn']
      const since = Date.now()
      let left = await listStale(slug, isOut)
      while (left.length > 0 && Date.now() - since < PROMISED) {
        await sleep(100)
        left = await listStale(slug, isOut)
      }
      times.push(Date.now() - since)
      stale.push(...left)
    }
  }

  await Promise.all(Array.from({ length: ARTICLES }, (_, number) => flip(number)))
  await site.untilSettled()
  const { lost, half } = await judge(site, sent)
  await report('storm', began, site.databaseUrl, { flips, stale: stale.length, p95: quantile(times, 0.95) })
  expect([stale, lost, half]).toEqual([[], [], []])
})
