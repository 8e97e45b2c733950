import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from './page-types'
import type { ReadersSite } from './site'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core knows of WCAG 2.0 to 2.2, levels A and AA, and of good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** How a page may be shown: colours, and the width of the window in CSS pixels. */
const LOOKS = [
  { look: 'light', colorScheme: 'light', forcedColors: 'none' },
  { look: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { look: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const
const WIDTHS = [320, 1440]

/** Every page, in every look, at both widths. */
export function describeAxe(site: () => ReadersSite, browser: () => Browser): void {
  describe('axe-core finds no fault, in light, dark and forced colours, at 320 and 1,440 pixels, on the', () => {
    let page: Page
    let axe: string

    beforeAll(async () => {
      axe = await readFile(AXE, 'utf8')
      // Pages allow no script; axe-core is one.
      page = await browser().newPage({ bypassCSP: true })
    })
    afterAll(() => page.close())

    it.each(PAGES)('%s', async (_, { paths }) => {
      const faults: string[] = []
      for (const path of paths) {
        await page.goto(site().url + path)
        await page.evaluate(axe)
        for (const { look, ...media } of LOOKS) {
          await page.emulateMedia(media)
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 })
            faults.push(
              ...(await listViolations(page, media.forcedColors === 'active')).map(
                (fault) => `${path}, ${look}, ${width}: ${fault}`,
              ),
            )
          }
        }
      }
      expect(faults).toEqual([])
    })
  })
}

declare global {
  // Defined in the browser, once axe-core has run there.
  var axe: { run: (...part: [string, object] | [object]) => Promise<AxeResults> }
}

async function listViolations(page: Page, isForced: boolean): Promise<string[]> {
  // In forced colours the contrast is that of the reader's own colours, and axe-core reckons with those he does not see
  // (-webkit-text-fill-color, which Chromium tells as it would be without).
  const rules = { 'color-contrast': { enabled: !isForced } }
  const options = { runOnly: TAGS, resultTypes: ['violations'], rules }
  const { violations } = await page.evaluate((given) => globalThis.axe.run(given), options)
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}
