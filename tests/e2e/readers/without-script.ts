import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from './page-types'
import { listWays } from './printed-pages'
import type { PrintedEdition } from './printed-pages'
import type { ReadersSite } from './site'

/** A reader whose browser runs no script goes everywhere by following links from home. */
export function describeWithoutScript(
  site: () => ReadersSite,
  edition: () => PrintedEdition,
  browser: () => Browser,
): void {
  describe('with JavaScript switched off, a reader who starts at home', () => {
    let page: Page
    let ways: Map<string, string[]>

    beforeAll(async () => {
      page = await browser().newPage({ javaScriptEnabled: false })
      page.setDefaultTimeout(5_000)
      ways = listWays(edition())
    })
    afterAll(() => page.close())

    it.each(PAGES.filter(([, { isUnlinked }]) => !isUnlinked))(
      'comes by links to the %s',
      async (_, { paths }) => {
        for (const path of paths) {
          const way = ways.get(path)
          if (!way) throw new Error(`No link leads from home to ${path}.`)
          await page.goto(site().url)
          for (const href of way) await page.locator(`a[href="${href}"]:visible`).first().click()
          await page.locator('h1').waitFor()
          expect([path, new URL(page.url()).pathname, await page.locator('h1').count()]).toEqual([
            path,
            path,
            1,
          ])
        }
      },
    )

    it.each(PAGES.filter(([, { isUnlinked }]) => isUnlinked))(
      'finds the way back from the %s',
      async (_, { paths, status = 200 }) => {
        for (const path of paths) {
          const answer = await page.goto(site().url + path)
          await page.getByRole('main').getByRole('link').first().click()
          expect([answer?.status(), await page.locator('h1').count()]).toEqual([status, 1])
        }
      },
    )
  })
}
