import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listTargets, readFocus } from './focus'
import { PAGES } from './page-types'
import type { ReadersSite } from './site'

const WIDTHS = [320, 1440]

/** A walk with the Tab key through every page, and the size of what is aimed at. */
export function describeKeyboard(site: () => ReadersSite, browser: () => Browser): void {
  describe('with the keyboard alone, at 320 and 1,440 pixels,', () => {
    let page: Page

    beforeAll(async () => {
      page = await browser().newPage()
    })
    afterAll(() => page.close())

    it.each(PAGES)(
      'each link of the %s is reached once, in reading order, and seen',
      async (_, { paths }) => {
        const faults: string[] = []
        for (const [path, width] of paths.flatMap((each) => WIDTHS.map((size) => [each, size] as const))) {
          await page.setViewportSize({ width, height: 700 })
          await page.goto(site().url + path)
          faults.push(...(await walk(page)).map((fault) => `${path}, ${width}: ${fault}`))
        }
        expect(faults).toEqual([])
      },
    )

    it.each(PAGES)('the %s is left behind by its skip link', async (_, { paths }) => {
      for (const path of paths) {
        await page.goto(site().url + path)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        // The first thing to reach in the text; where there is none, what follows it.
        const isAhead = await page.evaluate(() => {
          const main = document.querySelector('main')
          const focused = document.activeElement
          if (!main || !focused) return false
          return (
            main.contains(focused) ||
            Boolean(main.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING)
          )
        })
        expect([path, new URL(page.url()).hash, isAhead]).toEqual([path, '#content', true])
      }
    })

    it.each(PAGES)('the %s has nothing to aim at that is smaller than 24 pixels', async (_, { paths }) => {
      const faults: string[] = []
      for (const [path, width] of paths.flatMap((each) => WIDTHS.map((size) => [each, size] as const))) {
        await page.setViewportSize({ width, height: 700 })
        await page.goto(site().url + path)
        const small = (await page.evaluate(listTargets)).filter((target) => target.isSmall)
        faults.push(...small.map(({ name }) => `${path}, ${width}: ${name}`))
      }
      expect(faults).toEqual([])
    })
  })
}

/** Presses Tab from the top of the page until the focus has left it; what was wrong on the way. */
async function walk(page: Page): Promise<string[]> {
  const names = (await page.evaluate(listTargets))
    .filter((target) => target.isReached)
    .map(({ name }) => name)
  const faults: string[] = []
  const reached: string[] = []
  for (let presses = 0; presses <= names.length; presses++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(readFocus)
    if (!focus) break
    reached.push(focus.name)
    faults.push(...focus.faults.map((fault) => `${focus.name} ${fault}`))
  }
  if (!/^0 .*#content/.test(reached[0] ?? '')) faults.push('its skip link is not the first')
  if (reached.join('\n') !== names.join('\n'))
    faults.push(`the order is ${reached.join(', ')} instead of ${names.join(', ')}`)
  return faults
}
