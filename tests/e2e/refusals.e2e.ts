import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { createJpeg } from '../factories'
import { openBrowser } from './browser'
import { joinNewsroom, loginAdministrator, openDesk, send } from './site-client'

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
  await joinNewsroom(token, { email, role: 'publisher', password: PASSWORD, name: 'Refused publisher' })
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

/** The newsroom's next answer to the form: to a save by itself, or to a publication. */
const nextAnswer = (isAutosave: boolean): Promise<Response> =>
  page.waitForResponse(
    (response) =>
      response.request().method() === 'PATCH' && response.url().includes('autosave') === isAutosave,
    { timeout: 60_000 },
  )

/** Writes into a field, and waits until the newsroom keeps it: Payload's buttons are switched off while a save by itself is under way. */
async function write(field: string, text: string): Promise<void> {
  const kept = nextAnswer(true)
  await page.locator(`[name="${field}"]`).fill(text)
  expect((await kept).status()).toBe(200)
}

/** Presses the button that publishes, once nothing is being saved, and is told what the newsroom answered. */
async function publishChanges(): Promise<string> {
  const answered = nextAnswer(false)
  await page.locator('#action-save:enabled').click()
  const answer = await answered
  return `${answer.status()} ${await answer.text()}`
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
    await write('standfirst', 'They were paid in full.')
    expect(await publishChanges()).toMatch(/^400 .*say what kind of change it is/)
    const refusal = page.locator('[role="alert"]', { hasText: 'It was refused' })
    await refusal.getByText('say what kind of change it is').waitFor()
    expect(await readersSee('miners-are-paid')).not.toContain('They were paid in full.')
  })

  it('only until the change is explained, in the field that the refusal led to', async () => {
    const kind = page.locator('#field-change__kind')
    await kind.locator(':focus').waitFor()
    const kept = nextAnswer(true)
    await page.keyboard.press('ArrowDown')
    await page.getByText('Correction', { exact: true }).last().click()
    await kept
    expect(await publishChanges()).toMatch(/^400 .*Tell readers in a sentence/)
    await page.locator('[role="alert"]').getByText('Tell readers in a sentence').waitFor()
    await write('change.text', 'They were paid in full, not in part.')
    expect(await publishChanges()).toMatch(/^200 /)
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
