import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Reader, toForwarded } from './reader'

/** What a browser kept of the pages that a reader saw; all of it is empty where nothing was kept. */
export type Browsing = { pages: number; kept: string[] }

/** A reader’s browser as it comes, with script, in which all that he is known by is marked. */
export const openReader = (browser: Browser, reader: Reader): Promise<BrowserContext> =>
  browser.newContext({ userAgent: reader.userAgent, extraHTTPHeaders: toForwarded(reader) })

/** Opens each page, scrolls to its end, so that pictures come that wait for it, and looks what the browser keeps then. */
export async function browse(context: BrowserContext, site: string, paths: string[]): Promise<Browsing> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const kept = new Set<string>()
  for (const path of paths) {
    await page.goto(site + path, { waitUntil: 'load' })
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
    for (const each of await listKept(page)) kept.add(`${each}, after ${path}`)
  }
  for (const { name, domain } of await context.cookies()) kept.add(`the cookie ${name} of ${domain}`)
  await page.close()
  return { pages: paths.length, kept: [...kept] }
}

/** Fills in the search and follows what it finds, as a reader does with mouse and keyboard. */
export async function searchByHand(context: BrowserContext, site: string, words: string): Promise<string[]> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${site}/search`)
  const form = page.getByRole('main').getByRole('search')
  await form.getByRole('searchbox').fill(words)
  await form.getByRole('button').click()
  await page.waitForURL(/\/search\?/)
  await page.waitForLoadState('networkidle')
  const kept = await listKept(page)
  await page.close()
  return kept
}

/** The stores of a browser in which something of the page’s site is; one that the page may not open holds nothing. */
function listKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const sizes: [store: string, size: () => number | Promise<number>][] = [
      ['a cookie', () => document.cookie.length],
      ['local storage', () => localStorage.length],
      ['session storage', () => sessionStorage.length],
      ['IndexedDB', async () => (await indexedDB.databases()).length],
      ['cache storage', async () => (await caches.keys()).length],
      ['a service worker', async () => (await navigator.serviceWorker.getRegistrations()).length],
    ]
    const kept: string[] = []
    for (const [store, size] of sizes) {
      try {
        if ((await size()) > 0) kept.push(store)
      } catch {
        // A page without an origin of its own has no stores.
      }
    }
    return kept
  })
}
