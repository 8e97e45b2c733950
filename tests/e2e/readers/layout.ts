import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from './page-types'
import type { ReadersSite } from './site'

/** How pages lie in a narrow window, and from right to left. */
export function describeLayout(site: () => ReadersSite, browser: () => Browser): void {
  describe('in a window of 320 pixels', () => {
    let page: Page

    beforeAll(async () => {
      page = await browser().newPage({ viewport: { width: 320, height: 640 } })
    })
    afterAll(() => page.close())

    it.each(PAGES)('the %s needs no scrolling sideways', async (_, { paths }) => {
      const faults: string[] = []
      for (const path of paths) {
        await page.goto(site().url + path)
        const wide = await page.evaluate(listSticking)
        if (wide.length > 0) faults.push(`${path}: ${wide.join(', ')}`)
      }
      expect(faults).toEqual([])
    })

    it.each([
      ['ar', 'rtl'],
      ['ug', 'rtl'],
      ['en', 'ltr'],
      ['kk', 'ltr'],
    ])('an article in “%s” is laid out %s, lists, quotes and tables as well', async (language, direction) => {
      await page.goto(`${site().url}/articles/all-${language}`)
      const { named, start, quote, marker } = await page.evaluate(readSides)
      expect(named).toEqual({ lang: language, dir: direction })
      const side = direction === 'rtl' ? 'right' : 'left'
      expect({ start, quote, marker }).toEqual({ start: side, quote: side, marker: side })
    })
  })
}

/** What makes the page wider than the window: the innermost elements that stick out of it; runs in the browser. */
function listSticking(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const isOut = (element: Element) => element.getBoundingClientRect().right > clientWidth
  return [`${scrollWidth} pixels wide`].concat(
    [...document.body.querySelectorAll('*')]
      .filter((element) => isOut(element) && ![...element.children].some(isOut))
      .map(({ tagName, className, textContent }) => `${tagName}.${className} “${textContent.slice(0, 60)}”`),
  )
}

/** On which side of an article its lines begin, a quote has its rule, and a list its markers; runs in the browser. */
function readSides() {
  const article = document.querySelector('article')
  const headline = article?.querySelector('h1')
  const quote = article?.querySelector('blockquote')
  const item = article?.querySelector('blockquote ~ ul > li')
  if (!article || !headline || !quote || !item) throw new Error('The article lacks a part.')
  const closest = (name: string) => headline.closest(`[${name}]`)?.getAttribute(name)
  const lines = document.createRange()
  lines.selectNodeContents(headline)
  const last = [...lines.getClientRects()].at(-1) ?? headline.getBoundingClientRect()
  const box = headline.getBoundingClientRect()
  const { borderLeftWidth, borderRightWidth } = getComputedStyle(quote)
  const list = item.parentElement?.getBoundingClientRect() ?? box
  const inner = item.getBoundingClientRect()
  return {
    named: { lang: closest('lang'), dir: closest('dir') ?? 'ltr' },
    start: box.right - last.right < last.left - box.left ? 'right' : 'left',
    quote: parseFloat(borderRightWidth) > parseFloat(borderLeftWidth) ? 'right' : 'left',
    marker: list.right - inner.right > inner.left - list.left ? 'right' : 'left',
  }
}
