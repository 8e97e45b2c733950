import { setTimeout as sleep } from 'node:timers/promises'
import { body, paragraph } from '../seed/lexical'
import { ask } from './ask'
import { signIn } from './client'
import { watchPress } from './settled'
import type { Site } from './site'
import { subscribe, type Subscriber } from './subscriber'

/** Milliseconds from sending the article until its page, and the home page with it, were read at the front. */
export type Publication = {
  /** … until the newsroom said that it is saved. */
  saved: number
  page: number
  home: number
  /** … until the hub had sent the feed with it to a subscriber. */
  told: number
  /** Pages that were printed for it. */
  printed: number
}

/** Publications that are not counted: a newsroom's first ones take longer. */
const WARM_UP = 3
/** Milliseconds between two looks at the front, and the least between two publications. */
const LOOK = 2
const PAUSE = 700

/** Publishes that many articles as an editor's browser does, one after the other, and times each. */
export async function measurePublishing(
  site: Site,
  count: number,
  onProgress: (done: number, all: number) => void,
): Promise<Publication[]> {
  const send = await openDesk(site)
  const [press, subscriber] = [await watchPress(site), await subscribe(site)]
  const publications: Publication[] = []
  let before = await press.untilSettled()
  for (let done = 0; done < WARM_UP + count; done++) {
    const times = await publish(site.url, send, `bench-${Date.now()}`, subscriber)
    const [after] = await Promise.all([press.untilSettled(), sleep(PAUSE)])
    if (done >= WARM_UP) publications.push({ ...times, printed: after - before })
    before = after
    onProgress(done + 1, WARM_UP + count)
  }
  await subscriber.close()
  await press.close()
  return publications
}

type Send = (slug: string) => Promise<Response>

/** Articles by an author and under topics whose lists grow with the archive. */
async function openDesk(site: Site): Promise<Send> {
  const { create, find } = await signIn(site)
  const fixed = {
    standfirst: 'What it is about.',
    kind: 'news',
    language: 'en',
    authors: [await find('authors', 'name', 'Sample Author 1')],
    topics: [await find('topics', 'name', 'Sample topic 1'), await find('topics', 'name', 'Sample topic 2')],
    disclaimer: await find('disclaimers', 'title', 'Sample'),
    body: body([paragraph('Words of the article.')]),
    _status: 'published',
  }
  return (slug) => create('articles', { ...fixed, slug, headline: `Bench ${slug}` })
}

async function publish(
  url: string,
  send: Send,
  slug: string,
  { untilSent }: Subscriber,
): Promise<Omit<Publication, 'printed'>> {
  const began = performance.now()
  const telling = untilSent(slug).then(() => performance.now() - began)
  const response = await send(slug)
  if (response.status !== 201) throw new Error(`An article was refused: ${await response.text()}`)
  const saved = performance.now() - began
  while ((await ask(`${url}/articles/${slug}`)).status !== 200) await sleep(LOOK)
  const page = performance.now() - began
  while (!(await ask(url)).body.includes(slug)) await sleep(LOOK)
  const home = performance.now() - began
  return { saved, page, home, told: await telling }
}
