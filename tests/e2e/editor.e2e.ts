import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createJpeg, hasMetadata } from '../factories'
import { appOf } from '../sign-in'
import { openBrowser, signInPage } from './browser'
import { untilPrinted } from './printed'
import { joinNewsroom, loginAdministrator } from './site-client'

const site = inject('siteUrl')
const EDITOR = { email: 'editor@example.org', password: 'an editor of tests' }
const HEADLINE = 'Strike in Zhanaozen enters its third week'
const OLD = '/articles/strike-in-zhanaozen-enters-its-third-week'
const NEW = '/articles/zhanaozen-strike'

let browser: Browser
let page: Page

beforeAll(async () => {
  await joinNewsroom(await loginAdministrator(), { ...EDITOR, name: 'Editor', role: 'publisher' })
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.setDefaultTimeout(20_000)
})

afterAll(() => browser.close())

const sitemap = `/sitemaps/${new Date().toISOString().slice(0, 7)}.xml`
const month = `/archive/${new Date().toISOString().slice(0, 7).replace('-', '/')}`

const publicPaths = [
  '/',
  '/archive',
  month,
  '/topics',
  '/authors',
  '/feed.rss',
  '/feed.atom',
  '/feed.json',
  '/sitemap.xml',
  '/sitemaps/pages.xml',
  sitemap,
  '/topics/oil-workers',
  '/authors/aigerim-sample',
  OLD,
  NEW,
]

/** The public addresses where the words stand. */
async function whereIs(words: string): Promise<string[]> {
  const answers = await Promise.all(
    publicPaths.map(async (path) => ({ path, text: await (await fetch(site + path)).text() })),
  )
  return answers.filter(({ text }) => text.includes(words)).map(({ path }) => path)
}

const statusOf = async (path: string) => (await fetch(site + path, { redirect: 'manual' })).status

/** Fills a new document of the collection and saves it. */
async function create(collection: string, fields: Record<string, string>): Promise<void> {
  await page.goto(`${site}/admin/collections/${collection}/create`)
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/[0-9a-f-]{36}/)
}

async function choose(field: string, option: string): Promise<void> {
  const box = page.locator(`#field-${field}`)
  await box.locator('input').first().fill(option)
  await box.getByText(option, { exact: true }).last().click()
}

async function saved(click: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(
    (response) =>
      /\/api\/articles\b/.test(response.url()) && ['POST', 'PATCH'].includes(response.request().method()),
  )
  await click()
  const response = await answer
  expect([response.status(), response.ok() ? '' : await response.text()]).toEqual([response.status(), ''])
}

describe('an editor', () => {
  it('signs in', async () => {
    await page.goto(`${site}/admin`)
    await signInPage(page, EDITOR, appOf(site, EDITOR.email))
    await page.getByRole('link', { name: 'Articles' }).first().waitFor()
  })

  it('makes an author, a disclaimer and a topic', async () => {
    await create('authors', { name: 'Aigerim Sample' })
    await create('disclaimers', { title: 'House', text: 'The house disclaimer of this test.' })
    await create('topics', { name: 'Oil workers' })
  })

  it('uploads a photograph, of which only the picture is kept', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'loudhailer-photo-')), 'IMG_2011 Zhanaozen.jpg')
    await writeFile(file, await createJpeg())
    await page.goto(`${site}/admin/collections/media/create`)
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.locator('[name="alt"]').fill('Workers in the square')
    await page.locator('[name="credit"]').fill('A. Photographer')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/\/[0-9a-f-]{36}/)
    const folder = join(inject('siteDataDir'), 'media')
    const names = await readdir(folder)
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) {
      expect(name).not.toMatch(/IMG|Zhanaozen/)
      expect(await hasMetadata(await readFile(join(folder, name)))).toBe(false)
    }
  })

  it('writes an article with every block and saves it as a draft, which nobody outside sees', async () => {
    await page.goto(`${site}/admin/collections/articles/create`)
    await page.locator('[name="headline"]').fill(HEADLINE)
    await page.locator('[name="standfirst"]').fill('What the workers ask for.')
    await choose('authors', 'Aigerim Sample')
    await choose('topics', 'Oil workers')
    await choose('disclaimer', 'House')
    await writeBody()
    await saved(() => page.locator('#action-save-draft').click())
    await page.waitForURL(/\/articles\/[0-9a-f-]{36}/)
    await untilPrinted(site)
    for (const words of [HEADLINE, 'Aigerim Sample', 'Oil workers', 'The house disclaimer'])
      expect(await whereIs(words)).toEqual([])
    expect(await whereIs(OLD)).toEqual([])
    expect([
      await statusOf(OLD),
      await statusOf('/topics/oil-workers'),
      await statusOf('/authors/aigerim-sample'),
    ]).toEqual([404, 404, 404])
  })

  it('publishes it: page, lists, feeds and sitemap have it', async () => {
    await saved(() => page.locator('#action-save').click())
    await untilPrinted(site)
    expect(await statusOf(OLD)).toBe(200)
    expect(await whereIs(HEADLINE)).toEqual([
      '/',
      month,
      '/feed.rss',
      '/feed.atom',
      '/feed.json',
      '/topics/oil-workers',
      '/authors/aigerim-sample',
      OLD,
      // Nothing is there yet, and the page that says so names what is new.
      NEW,
    ])
    expect(await whereIs(OLD)).toContain(sitemap)
    const html = await (await fetch(site + OLD)).text()
    for (const words of [
      'A note for the curious',
      '<h2>What they ask for</h2>',
      'Higher pay</li>',
      'We want to live',
      'Injured',
      'The square at noon',
      'Workers in the square',
      'A. Photographer',
      'A quote that stands out',
      'A fact to keep',
      'It is so.',
      'A film elsewhere',
    ]) {
      expect(html).toContain(words)
    }
    expect([await statusOf('/topics/oil-workers'), await statusOf('/authors/aigerim-sample')]).toEqual([
      200, 200,
    ])
  })

  it('changes its slug, and the old address leads to the new one', async () => {
    await page.locator('[name="slug"]').fill('zhanaozen-strike')
    await saved(() => page.locator('#action-save').click())
    await untilPrinted(site)
    const moved = await fetch(site + OLD, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([308, NEW])
    expect(await statusOf(NEW)).toBe(200)
  })

  it('withdraws it: gone from everywhere, and its page says so', async () => {
    await page.locator('.doc-controls__popup .popup-button, .doc-controls__dots').first().click()
    await page.locator('#action-withdraw').click()
    await page.getByRole('dialog').getByLabel('Readers are told').selectOption('legal')
    await saved(() => page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click())
    await page.locator('#desk-state', { hasText: /^Withdrawn$/ }).waitFor()
    await untilPrinted(site)
    expect([await whereIs(HEADLINE), await whereIs(NEW)]).toEqual([[], []])
    expect([
      await statusOf(NEW),
      await statusOf('/topics/oil-workers'),
      await statusOf('/authors/aigerim-sample'),
    ]).toEqual([410, 404, 404])
    const told = await (await fetch(site + NEW)).text()
    expect(told).toContain('This page was withdrawn')
    expect(told).toContain('It was taken down for legal reasons.')
  })
})

/** Types a paragraph and one of each block through the editor's slash menu. */
async function writeBody(): Promise<void> {
  const editor = page
    .locator('#field-body [contenteditable="true"], .field-type.rich-text-lexical [contenteditable="true"]')
    .first()
  await editor.click()
  await page.keyboard.type('The strike goes on.')
  const insert = async (name: string) => {
    await editor.press('Control+End')
    await page.keyboard.press('Enter')
    // The menu filters by one word.
    await page.keyboard.type(`/${name.split(' ')[0] ?? ''}`, { delay: 30 })
    await page.locator('.slash-menu-popup__item', { hasText: name }).first().click()
  }
  const drawer = page.locator('dialog[open]').last()
  const blocks = page.locator('.LexicalEditorTheme__block')
  const fill = async (name: string, words: string) => {
    await blocks.locator(`[name="${name}"]`).last().fill(words)
    await untilHandedOn(words)
  }
  const write = async (name: string, element: string, words: string) => {
    await insert(name)
    await editor.locator(element).last().waitFor()
    await page.locator('.slash-menu-popup').waitFor({ state: 'hidden' })
    await page.keyboard.type(words)
    await editor.locator(element, { hasText: words }).waitFor()
  }
  await insert('Note')
  await drawer.locator('[name="text"]').fill('A note for the curious')
  // The form takes a moment to know what was typed, and until then keeps the drawer open.
  while (await drawer.isVisible()) {
    await drawer.getByRole('button', { name: 'Save changes' }).click()
    await drawer.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined)
  }
  await write('Heading 2', 'h2', 'What they ask for')
  await write('Unordered List', 'li', 'Higher pay')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await write('Blockquote', 'blockquote', 'We want to live')
  await insert('Table')
  await drawer.locator('[name="rows"]').fill('2')
  await drawer.locator('[name="columns"]').fill('2')
  await drawer.getByRole('button', { name: 'Save changes' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.locator('.LexicalEditorTheme__tableCell').first().click()
  await page.keyboard.type('Injured')
  await insert('Picture')
  await fill('caption', 'The square at noon')
  await blocks.last().getByRole('button', { name: 'Choose from existing' }).click()
  await drawer.locator('.default-cell__first-cell').first().click()
  await blocks.locator('.upload-relationship-details').last().waitFor()
  await insert('Pull quote')
  await fill('quote', 'A quote that stands out')
  await insert('Fact box')
  await fill('heading', 'A fact to keep')
  await blocks.locator('[contenteditable="true"]').last().click()
  await page.keyboard.type('It is so.')
  await untilHandedOn('It is so.')
  await insert('Link card')
  await fill('url', 'https://example.org/film')
  await fill('title', 'A film elsewhere')
}

/** Payload hands what was typed into a block on to the body after a pause; going on before that can lose it. */
async function untilHandedOn(words: string): Promise<void> {
  await page.waitForFunction((expected) => {
    const body = document.querySelector('.rich-text-lexical [contenteditable="true"]')
    if (!body || !('__lexicalEditor' in body)) return false
    const editor = body.__lexicalEditor as { getEditorState: () => unknown }
    return JSON.stringify(editor.getEditorState()).includes(expected)
  }, words)
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
}
