import lighthouse from 'lighthouse'
import { openBrowser } from '@/tests/e2e/browser'
import { findFreePort } from '../start/port'
import { atEnd } from './endings'

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

/** Asks Lighthouse about each page, one after the other, with its own mobile settings: a middling phone, 150 ms away at 1.6 Mbit/s. */
export async function auditPages(
  site: string,
  pages: Record<string, string>,
  showDone: (done: number, all: number) => void,
): Promise<Audit[]> {
  const port = await findFreePort()
  const browser = await openBrowser([`--remote-debugging-port=${port}`])
  const close = atEnd(() => browser.close())
  const audits: Audit[] = []
  for (const [name, path] of Object.entries(pages)) {
    audits.push(await auditPage(name, site + path, port))
    showDone(audits.length, Object.keys(pages).length)
  }
  await close()
  return audits
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
