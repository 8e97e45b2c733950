import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { AUTOSAVE_INTERVAL } from '@/collections/articles/autosave'
import { body, paragraph } from '@/scripts/seed/lexical'
import { appOf } from '../sign-in'
import { openBrowser, signInPage } from './browser'
import { joinNewsroom, loginAdministrator, send } from './site-client'

/*
 * What is typed while the form's saves are on their way, seen in the preview beside it. Over slow lines every answer comes late.
 */

const site = inject('siteUrl')
const EDITOR = { email: 'typist@example.org', password: 'a typist of tests', name: 'Fast Typist' }

let browser: Browser
let page: Page
let frame: FrameLocator
/** What the answer to the next save waits for. */
let held: Promise<void> | undefined

beforeAll(async () => {
  const token = await joinNewsroom(await loginAdministrator(), { ...EDITOR, role: 'editor' })
  const article = {
    headline: 'Typed in a hurry',
    standfirst: 'In one sentence.',
    body: body([paragraph('A paragraph.')]),
    _status: 'draft',
  }
  const { doc } = await send<{ doc: { id: string } }>('POST', '/articles?draft=true', article, token)
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(20_000)
  // For good: a request made in the moment in which a browser begins or ends to hand over requests may stay in it, unsent and unanswered.
  await page.route(/autosave=true/, async (route) => {
    const wait = held
    held = undefined
    const response = await route.fetch()
    await wait
    await route.fulfill({ response })
  })
  const form = `/admin/collections/articles/${doc.id}`
  await page.goto(`${site}/admin/login?redirect=${encodeURIComponent(form)}`)
  await signInPage(page, EDITOR, appOf(site, EDITOR.email))
  await page.locator('#live-preview-toggler').click()
  frame = page.frameLocator('#live-preview-iframe')
  await frame.getByRole('heading', { name: article.headline }).waitFor()
})

afterAll(async () => {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await browser.close()
})

/** Resolves when the form has been saved by itself. */
const untilSaved = () =>
  page.waitForResponse((response) => /autosave=true/.test(response.url()) && response.ok())

/** Holds the answer to the next save until what it returns is called. */
function holdSave(): () => void {
  let letGo = () => {}
  held = new Promise((resolve) => (letGo = resolve))
  return letGo
}

it.each(['standfirst first', 'body first'])(
  'loses nothing of what is typed in two fields while an answer to a save is on its way: %s',
  async (order) => {
    const standfirst = page.locator('[name="standfirst"]')
    const text = page.locator('.rich-text-lexical [contenteditable="true"]').first()
    const [first, second] = order === 'body first' ? [text, standfirst] : [standfirst, text]
    const letGo = holdSave()
    const saving = page.waitForRequest(/autosave=true/)
    await first.press('Control+End')
    await page.keyboard.type(' One')
    await saving
    await page.keyboard.type(' two')
    await second.press('Control+End')
    await page.keyboard.type(' three')
    const saved = untilSaved()
    letGo()
    await saved
    await page.keyboard.type(' four.')
    await frame.getByText(/ three four\.$/).waitFor()
    await frame.getByText(/ One two$/).waitFor()
    for (const words of [' One two', ' three four.'])
      expect((await standfirst.inputValue()) + (await text.innerText())).toContain(words)
    await first.press('Control+End')
    await page.keyboard.type('.')
    await frame.getByText(/ One two\.$/).waitFor()
  },
)

it('loses nothing of what is typed while the second of two saves in a row is on its way', async () => {
  const standfirst = page.locator('[name="standfirst"]')
  const letFirstGo = holdSave()
  const first = page.waitForRequest(/autosave=true/)
  await standfirst.press('Control+End')
  await page.keyboard.type(' Five')
  await first
  await page.keyboard.type(' six')
  // Until the second waits for the first.
  await page.waitForTimeout(2 * AUTOSAVE_INTERVAL)
  const letSecondGo = holdSave()
  const second = page.waitForRequest(/autosave=true/)
  letFirstGo()
  await second
  await page.keyboard.type(' seven.')
  const saved = untilSaved()
  // Nothing is decided before what waits was saved: it would become a draft on top.
  const ask = page.locator('#desk-ask')
  expect(await ask.isEnabled()).toBe(false)
  letSecondGo()
  await saved
  await frame.getByText(/ Five six seven\.$/).waitFor()
  await expect.poll(() => ask.isEnabled(), { timeout: 10_000 }).toBe(true)
})
