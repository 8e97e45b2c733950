import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { told } from './articles'
import type { ReadersSite } from './site'

/** What a reader without script does with an article: finds it, and prints it. */
export function describeKeeping(site: () => ReadersSite, browser: () => Browser): void {
  describe('with JavaScript switched off, a reader', () => {
    let page: Page

    beforeAll(async () => {
      page = await browser().newPage({ javaScriptEnabled: false })
      page.setDefaultTimeout(5_000)
    })
    afterAll(() => page.close())

    it('searches, and comes to the article', async () => {
      await page.goto(`${site().url}/search`)
      const form = page.getByRole('main').getByRole('search')
      await form.getByRole('searchbox').fill(told.ug.headline)
      await form.getByRole('button').click()
      await page.locator('main a[href="/articles/all-ug"]').first().click()
      await page.getByRole('heading', { level: 1, name: told.ug.headline }).waitFor()
    })

    it('prints it: all its words, its address, and none of the ways to elsewhere', async () => {
      await page.goto(`${site().url}/articles/all-en`)
      await page.emulateMedia({ media: 'print' })
      const isPrinted = (selector: string) => page.locator(selector).first().isVisible()
      expect([
        await isPrinted('h1'),
        await isPrinted('main blockquote'),
        await isPrinted('main table'),
      ]).toEqual([true, true, true])
      expect([await isPrinted('header nav'), await isPrinted('footer nav')]).toEqual([false, false])
      expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'screen' })
    })
  })
}
