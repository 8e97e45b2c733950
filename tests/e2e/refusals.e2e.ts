import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { createJpeg } from '../factories'
import { openBrowser } from './browser'
import { loginAdministrator, openDesk, send } from './site-client'

const site = inject('siteUrl')
const PASSWORD = 'colleagues of these tests'

type Saved = { doc: { id: string } }

let browser: Browser
let page: Page
let token: string
let draft: object
let disclaimer: string

const create = async (collection: string, data: object): Promise<string> =>
  (await send<Saved>('POST', `/${collection}`, data, token)).doc.id

beforeAll(async () => {
  token = await loginAdministrator()
  browser = await openBrowser()
  const email = 'refused-publisher@example.org'
  await create('users', { email, role: 'publisher', password: PASSWORD, name: 'Refused publisher' })
  page = await openDesk(browser, email, PASSWORD)
  disclaimer = await create('disclaimers', {
    title: 'Of refusals',
    scope: 'house',
    text: 'Its only wording.',
  })
  draft = {
    standfirst: 'They want to be paid.',
    kind: 'news',
    authors: [await create('authors', { name: 'Refused Byline' })],
    disclaimer,
    body: body([paragraph('The miners walked out on 3 March 2026.')]),
  }
})

afterAll(() => browser.close())

const publish = (headline: string, slug: string) =>
  create('articles', { ...draft, headline, slug, _status: 'published' })

async function open(id: string): Promise<void> {
  await page.goto(`${site}/admin/collections/articles/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#desk-state').waitFor()
}

/** Presses the button that publishes, again where the page moved under the first press and the form was not sent. */
async function pressPublish(): Promise<void> {
  for (let press = 0; press < 3; press++) {
    const isSent = page
      .waitForRequest((request) => request.method() === 'PATCH' && !request.url().includes('autosave'), {
        timeout: 5_000,
      })
      .then(
        () => true,
        () => false,
      )
    await page.locator('#action-save').click()
    if (await isSent) return
  }
  throw new Error('three presses of the button that publishes sent nothing')
}

const readersSee = async (slug: string) => (await fetch(`${site}/articles/${slug}`)).text()

describe('a publisher is refused', () => {
  it('a picture that neither is described nor marked as decorative', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'loudhailer-photo-')), 'miners.jpg')
    await writeFile(file, await createJpeg())
    await page.goto(`${site}/admin/collections/media/create`)
    await page.locator('form[data-form-ready="true"]').first().waitFor()
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.locator('[name="credit"]').fill('A. Photographer')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Describe the picture for readers who cannot see it').first().waitFor()
    expect(page.url()).toContain('/media/create')
  })

  it('a silent change, and readers keep what they have', async () => {
    await open(await publish('Miners are paid', 'miners-are-paid'))
    await page.locator('[name="standfirst"]').fill('They were paid in full.')
    await pressPublish()
    const refusal = page.locator('[role="alert"]', { hasText: 'It was refused' })
    await refusal.getByText('say what kind of change it is').waitFor()
    expect(await readersSee('miners-are-paid')).not.toContain('They were paid in full.')
  })

  it('only until the change is explained, in the field that the refusal led to', async () => {
    const kind = page.locator('#field-change__kind')
    expect(await kind.evaluate((field) => field.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.getByText('Correction', { exact: true }).last().click()
    await pressPublish()
    await page.locator('[role="alert"]').getByText('Tell readers in a sentence').waitFor()
    await page.locator('[name="change.text"]').fill('They were paid in full, not in part.')
    await pressPublish()
    await page.locator('[role="alert"]', { hasText: 'It was refused' }).waitFor({ state: 'detached' })
    await page.locator('#desk-state', { hasText: /^Published$/ }).waitFor()
  })

  it('the deletion of a disclaimer that an article stands under', async () => {
    await page.goto(`${site}/admin/collections/disclaimers/${disclaimer}`)
    await page.locator('form[data-form-ready="true"]').first().waitFor()
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-delete').click()
    await page.locator('#confirm-action:visible').click()
    await page.getByText('is in use').first().waitFor()
    await send('GET', `/disclaimers/${disclaimer}`, undefined, token)
  })

  it('by the clock, when nobody approved what would have gone out, and the desk says so', async () => {
    const headline = 'Nobody approved this'
    const publishOn = new Date(Date.now() + 1_500).toISOString()
    await create('articles?draft=true', { ...draft, headline, slug: 'nobody-approved-this', publishOn })
    const alarms = page.locator('[aria-labelledby="desk-alarms"]', { hasText: headline })
    for (let tries = 0; tries < 20 && (await alarms.count()) === 0; tries++) {
      await page.waitForTimeout(500)
      await page.goto(`${site}/admin`)
    }
    expect(await alarms.textContent()).toContain('and was not:')
    expect((await fetch(`${site}/articles/nobody-approved-this`)).status).toBe(404)
  })
})
