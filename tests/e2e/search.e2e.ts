import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from './browser'

const site = inject('siteUrl')
const get = (path: string) => fetch(site + path, { redirect: 'manual' })
const FORMS = ['/search', '/ru/search', '/kk/search']

describe('the search', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('is a form that a reader without script fills in, narrows and follows to the article', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site}/search`)
    const form = page.getByRole('search')
    await form.getByLabel('Words to look for').fill('janaozen or "dirty little secret" -football')
    await form.getByText('Narrow the search').click()
    await form.getByLabel('Author').selectOption('Momtaza Warsame')
    await form.getByLabel('Year').selectOption('2014')
    await form.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('heading', { name: '1 article found' }).waitFor()
    expect(new URL(page.url()).searchParams.get('author')).toBe('momtaza-warsame')
    expect(await page.locator('article mark').allTextContents()).toContain('Dirty Little Secret')
    await page.getByRole('link', { name: 'Kazakhstan’s Dirty Little Secret' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kazakhstan’s Dirty Little Secret' }).waitFor()
    await context.close()
  })

  it.each(FORMS)(
    'at %s has no script, is kept by nobody, and is in the language of its address',
    async (form) => {
      const response = await get(`${form}?q=kazakhstan`)
      const html = await response.text()
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(html).not.toMatch(/<script(?! type="(application\/ld\+json|speculationrules)")/)
      expect(html).toContain('<meta name="robots" content="noindex, follow"/>'.replace('/>', ''))
      expect(html).toContain(`<html lang="${form === '/search' ? 'en' : form.slice(1, 3)}"`)
      expect(html).toMatch(/<mark>/)
      for (const header of ['set-cookie', 'x-powered-by', 'etag', 'last-modified'])
        expect(response.headers.get(header)).toBe(null)
    },
  )

  it.each([
    'q=%00', 'q=%ff', 'q=%', 'q=%ED%A0%80', 'q=a&q=b', 'q[]=a', 'q=a&page=abc', 'q=a&page=-1', 'q=a&page=1e9', 'q=a&year=99999', 'q=a&language=xx',
    'q=a&topic=%00', 'q=a&topic=..%2f', 'q=a&author=a&author=b', '__proto__=a', `q=${'x'.repeat(5000)}`, 'q=%3Cscript%3Ealert(1)%3C/script%3E',
  ])('answers %s', async (query) => {
    for (const form of FORMS) {
      const response = await get(`${form}?${query}`)
      expect([query, response.status]).toEqual([query, 200])
      expect(await response.text()).not.toContain('<script>alert')
    }
  }) // prettier-ignore

  it('is nowhere but there', async () => {
    for (const path of ['/de/search', '/search/x', '/ru/search/x']) expect((await get(path)).status).toBe(404)
  })
})
