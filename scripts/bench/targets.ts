import type { Archive, Figures } from './figures'
import { CATEGORIES } from './lighthouse'
import { median, quantile } from './statistics'

export type Target = {
  what: string
  seen: string
  wanted: string
  isMet: boolean | undefined
  /** What bounds the figure, as far as this run shows it. */
  bound: string
}

const WANTED = {
  nginx: 0.4,
  next: 20,
  live: 300,
  told: 2_000,
  print: 120,
  memory: 120,
  bytes: 14_600,
  list: 1_000,
  editor: 3_000,
  search: 100,
  score: 100,
  paint: 1_200,
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
const percent = (share: number) => `${Math.round(share * 100)} %`

/** The targets with what this run has seen; “undefined” where it could not be measured. */
export function listTargets(figures: Figures): Target[] {
  const [first] = figures.archives
  const last = figures.archives.at(-1)
  if (!first || !last) throw new Error('No archive was measured.')
  return [
    ...servingTargets(figures),
    ...publishingTargets(first, last),
    ...printingTargets(last, figures),
    ...deskTargets(last, figures),
    searchTarget(last, figures),
    ...auditTargets(figures),
  ]
}

function servingTargets({ throughput: { front, next, nginx }, generator, views }: Figures): Target[] {
  const bytes = Math.max(...views.map((view) => view.bytes))
  const requests = Math.max(...views.map((view) => view.requests))
  const busy = `The front used ${percent(front.busy)} of its core, the other server ${percent((nginx ?? next).busy)}; a server that leaves some of it waits for ${generator}.`
  return [
    {
      what: 'front : nginx, requests a second on one core',
      seen: nginx ? (front.rate / nginx.rate).toFixed(2) : 'nginx is not installed',
      wanted: `at least ${WANTED.nginx.toFixed(2)}`,
      isMet: nginx && front.rate / nginx.rate >= WANTED.nginx,
      bound: busy,
    },
    {
      what: 'front : Next rendering on request, requests a second on one core',
      seen: `${(front.rate / next.rate).toFixed(1)} ×`,
      wanted: `at least ${WANTED.next} ×`,
      isMet: front.rate / next.rate >= WANTED.next,
      bound: busy,
    },
    {
      what: 'first view, the largest of the three',
      seen: `${whole(bytes)} bytes, ${requests} request${requests === 1 ? '' : 's'}`,
      wanted: `at most ${whole(WANTED.bytes)} bytes, 1 request`,
      isMet: bytes <= WANTED.bytes && requests === 1,
      bound: 'The table of first views says which page it is.',
    },
  ]
}

function publishingTargets(first: Archive, last: Archive): Target[] {
  const p95 = (key: 'saved' | 'page' | 'home' | 'told') =>
    quantile(
      last.publications.map((publication) => publication[key]),
      0.95,
    )
  const usual = ({ publications }: Archive) => median(publications.map(({ printed }) => printed))
  const bound = `Saving in the newsroom takes ${whole(p95('saved'))} ms of it (p95); the rest is the press, which asks the newsroom for each page.`
  const live = (key: 'page' | 'home', what: string): Target => ({
    what: `publish to live, ${what}, p95 with ${whole(last.size)} articles`,
    seen: `${whole(p95(key))} ms`,
    wanted: `at most ${WANTED.live} ms`,
    isMet: p95(key) <= WANTED.live,
    bound,
  })
  return [
    live('page', 'its page'),
    live('home', 'the home page too'),
    {
      what: `publish to told, a subscriber by the hub, p95 with ${whole(last.size)} articles`,
      seen: `${whole(p95('told'))} ms`,
      wanted: `at most ${whole(WANTED.told)} ms`,
      isMet: p95('told') <= WANTED.told,
      bound: 'The hub sends a feed once readers have it.',
    },
    {
      what: `pages printed for one publication, median with ${whole(last.size)} articles`,
      seen: `${usual(last)} (with ${whole(first.size)} articles ${usual(first)})`,
      wanted: `no more than with ${whole(first.size)}`,
      isMet: usual(last) <= usual(first),
      bound: 'More pages show the article, or its lists, in the larger archive.',
    },
  ]
}

function printingTargets({ size, print }: Archive, { memory }: Figures): Target[] {
  const rate = print.pages / print.seconds
  return [
    {
      what: `full print with ${whole(size)} articles`,
      seen: `${whole(rate)} pages/s`,
      wanted: `at least ${WANTED.print} pages/s`,
      isMet: rate >= WANTED.print,
      bound: `All cores together were ${percent(print.busy)} in use while it printed${print.busy > 0.85 ? ': the processor is the limit' : ': it waits as well as works'}.`,
    },
    {
      what: `memory of the front after serving ${whole(memory.pages)} pages`,
      seen: `${whole(memory.front)} MB`,
      wanted: `at most ${WANTED.memory} MB`,
      isMet: memory.front <= WANTED.memory,
      bound: 'The front keeps a bounded part of the edition; the rest of its memory is Node’s.',
    },
  ]
}

function deskTargets({ size }: Archive, { desk }: Figures): Target[] {
  return [
    {
      what: `the admin’s list of articles with ${whole(size)}, seen`,
      seen: `${whole(desk.listShown)} ms`,
      wanted: `under ${whole(WANTED.list)} ms`,
      isMet: desk.listShown < WANTED.list,
      bound: `The newsroom’s answer is whole after ${whole(desk.listAnswered)} ms of it; the rest is the browser, running the admin’s script.`,
    },
    {
      what: `the editor with an article of ${whole(desk.words)} words, ready to type`,
      seen: `${whole(desk.editor)} ms`,
      wanted: `under ${whole(WANTED.editor)} ms`,
      isMet: desk.editor < WANTED.editor,
      bound: 'Newsroom and browser share the cores.',
    },
  ]
}

function searchTarget({ size }: Archive, { searches }: Figures): Target {
  const p95 = quantile(
    searches.flatMap(({ times }) => times),
    0.95,
  )
  return {
    what: `a search, p95 with ${whole(size)} articles`,
    seen: `${whole(p95)} ms`,
    wanted: `at most ${WANTED.search} ms`,
    isMet: p95 <= WANTED.search,
    bound: 'The table of searches says which questions take longest.',
  }
}

function auditTargets({ audits }: Figures): Target[] {
  const least = CATEGORIES.map((category) => Math.min(...audits.map(({ scores }) => scores[category])))
  const [paint, blocked, shift] = (['largestPaint', 'blocked', 'shift'] as const).map((key) =>
    Math.max(...audits.map((audit) => audit[key])),
  )
  if (paint === undefined || blocked === undefined || shift === undefined)
    throw new Error('No page was audited.')
  const faults = audits.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))
  const bound =
    faults.length > 0 ? `What costs points: ${faults.join(', ')}.` : 'No single check of Lighthouse’s fails.'
  return [
    {
      what: `Lighthouse, mobile: ${CATEGORIES.join(', ')}, the least of ${audits.length} pages`,
      seen: least.join(' / '),
      wanted: CATEGORIES.map(() => WANTED.score).join(' / '),
      isMet: least.every((score) => score >= WANTED.score),
      bound,
    },
    {
      what: `Lighthouse, mobile: largest paint (LCP), layout shift (CLS), blocked (TBT), the worst of ${audits.length} pages`,
      seen: `${whole(paint)} ms, ${shift.toFixed(2)}, ${whole(blocked)} ms`,
      wanted: `at most ${whole(WANTED.paint)} ms, 0, 0 ms`,
      isMet: paint <= WANTED.paint && shift === 0 && blocked === 0,
      bound,
    },
  ]
}
