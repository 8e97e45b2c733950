import lighthouse from 'lighthouse'
import { openBrowser } from '@/tests/e2e/browser'
import { findFreePort } from '../start/port'
import { atEnd } from './endings'
import { median } from './statistics'

/** The categories of Lighthouse 12, all there are. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What Lighthouse says of a page as a phone on a slow line gets it. */
export type Audit = {
  name: string
  /** Out of a hundred, by category. */
  scores: Record<(typeof CATEGORIES)[number], number>
  /** Milliseconds until the largest thing on the screen is painted (LCP), and for which script holds the browser up (TBT). */
  largestPaint: number
  blocked: number
  /** By how much the layout shifts (CLS), without a unit. */
  shift: number
  /** What costs points, by Lighthouse's own names. */
  faults: string[]
}

/**
 * Asks Lighthouse about each page so many times, with its own mobile settings: a middling phone, 150 ms away at 1.6 Mbit/s. Of each
 * figure the median, since a busy machine now and then holds a page up.
 */
export async function auditPages(
  site: string,
  pages: Record<string, string>,
  times: number,
  showDone: (done: number, all: number) => void,
): Promise<Audit[]> {
  const port = await findFreePort()
  const browser = await openBrowser([`--remote-debugging-port=${port}`])
  const close = atEnd(() => browser.close())
  const audits: Audit[] = []
  for (const [name, path] of Object.entries(pages)) {
    const seen: Audit[] = []
    while (seen.length < times) seen.push(await auditPage(name, site + path, port))
    audits.push(toMiddle(name, seen))
    showDone(audits.length, Object.keys(pages).length)
  }
  await close()
  return audits
}

function toMiddle(name: string, audits: Audit[]): Audit {
  const middle = (read: (audit: Audit) => number) => median(audits.map(read))
  return {
    name,
    scores: {
      performance: middle(({ scores }) => scores.performance),
      accessibility: middle(({ scores }) => scores.accessibility),
      'best-practices': middle(({ scores }) => scores['best-practices']),
      seo: middle(({ scores }) => scores.seo),
    },
    largestPaint: middle((audit) => audit.largestPaint),
    blocked: middle((audit) => audit.blocked),
    shift: middle((audit) => audit.shift),
    faults: [...new Set(audits.flatMap(({ faults }) => faults))],
  }
}

async function auditPage(name: string, url: string, port: number): Promise<Audit> {
  const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] })
  if (!run || run.lhr.runtimeError)
    throw new Error(
      `Lighthouse could not look at ${url}: ${run?.lhr.runtimeError?.message ?? 'it said nothing'}`,
    )
  const { categories, audits } = run.lhr
  const scoreOf = (category: string) => Math.round((categories[category]?.score ?? 0) * 100)
  const valueOf = (audit: string) => audits[audit]?.numericValue ?? NaN
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  )
  return {
    name,
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
      seo: scoreOf('seo'),
    },
    largestPaint: valueOf('largest-contentful-paint'),
    blocked: valueOf('total-blocking-time'),
    shift: valueOf('cumulative-layout-shift'),
    faults: counted.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 0.9),
  }
}
