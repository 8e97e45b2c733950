import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readSharedToken, toSharedToken } from '@/lib/preview-link'
import { keepSecrets } from '@/scripts/database/secrets'
import { body, paragraph } from '@/scripts/seed/lexical'
import { createJpeg } from '../factories'
import { appOf } from '../sign-in'
import { openBrowser, signInPage } from './browser'
import { joinNewsroom, loginAdministrator, send } from './site-client'

const site = inject('siteUrl')
const EDITOR = { email: 'previewer@example.org', password: 'a previewer of tests', name: 'Canary Previewer' }
const HEADLINE = 'What nobody outside has read yet'
type Saved = { doc: { id: string } }

const NOWHERE = '/preview/articles/00000000-0000-4000-8000-000000000000'

let browser: Browser
let context: BrowserContext
let page: Page
let draft = ''
let shared = ''

beforeAll(async () => {
  draft = await makeDraft()
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
})

afterAll(() => browser.close())

/** A draft of an editor's with a picture; resolves to its id. */
async function makeDraft(): Promise<string> {
  const token = await joinNewsroom(await loginAdministrator(), { ...EDITOR, role: 'editor' })
  const picture = new FormData()
  picture.set('_payload', JSON.stringify({ alt: 'A square' }))
  picture.set('file', new Blob([new Uint8Array(await createJpeg())], { type: 'image/jpeg' }), 'x.jpg')
  const { doc } = await send<Saved>('POST', '/media', picture, token)
  const article = {
    headline: HEADLINE,
    standfirst: 'In one sentence.',
    leadImage: doc.id,
    body: body(Array.from({ length: 40 }, (_, index) => paragraph(`Paragraph ${index}.`))),
    newsroomNote: 'canary-note',
    _status: 'draft',
  }
  return (await send<Saved>('POST', '/articles?draft=true', article, token)).doc.id
}

const get = (path: string) => fetch(site + path, { redirect: 'manual' })
const previewOf = (id: string, as = '') => `/preview/articles/${id}${as}`
const isLoaded = (alt: string) =>
  page
    .getByRole('img', { name: alt })
    .evaluate(async (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))

const signInHere = (): Promise<void> => signInPage(page, EDITOR, appOf(site, EDITOR.email))

/** Resolves when the form has been saved by itself. */
const untilSaved = () =>
  page.waitForResponse((response) => /autosave=true/.test(response.url()) && response.ok())

describe('without a session', () => {
  it('a preview leads to the sign-in page, whether there is such an article or not', async () => {
    for (const path of [previewOf(draft), NOWHERE, previewOf('x'), previewOf(draft, '?as=feed')]) {
      const { status, headers } = await get(path)
      expect([status, headers.get('location')]).toEqual([
        307,
        `/admin/login?redirect=${encodeURIComponent(path)}`,
      ])
    }
    const [there, nowhere] = await Promise.all(
      [previewOf(draft), NOWHERE].map(async (path) => (await get(path)).text()),
    )
    expect(there).not.toContain(HEADLINE)
    expect(there?.replaceAll(draft, 'ID').length).toBe(nowhere?.replaceAll(NOWHERE.slice(18), 'ID').length)
  })

  it('neither a guessed link nor a guessed picture is there', async () => {
    for (const path of [
      '/preview/shared/x',
      `/preview/shared/${'A'.repeat(72)}`,
      '/preview/shared/x/media/x.jpg',
      '/preview/x',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  it.each(['/preview/articles/x', '/preview/shared/x', '/preview/shared/x/media/x.jpg', '/preview/x'])(
    'no machine keeps what is answered at %s',
    async (path) => {
      const { headers } = await get(path)
      expect(['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name))).toEqual([
        'no-store',
        'noindex, nofollow, noarchive',
        'no-referrer',
      ])
    },
  )

  it('nothing of it is printed', async () =>
    expect(await readdir(join(inject('siteDataDir'), 'edition'))).not.toContain('preview'))
})

describe('an editor', () => {
  it('signs in on the way and sees the draft with its picture, whose it is and that it is a preview', async () => {
    await page.goto(site + previewOf(draft))
    await signInHere()
    await page.getByRole('heading', { name: HEADLINE }).waitFor()
    expect(page.url()).toBe(site + previewOf(draft))
    const bar = await page.getByRole('complementary', { name: 'About this preview' }).innerText()
    expect(bar).toMatch(/^Preview of version 1, not published; saved .+ by Canary Previewer\./)
    expect(await isLoaded('A square')).toBe(true)
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
  })

  it('sees its feed entry and its shared card as well', async () => {
    await page.getByRole('link', { name: 'Feed entry' }).click()
    await page.waitForURL(/as=feed/)
    await page.getByText('Paragraph 39.').waitFor()
    expect(await isLoaded('A square')).toBe(true)
    await page.getByRole('link', { name: 'Shared card' }).click()
    await page.waitForURL(/as=card/)
    expect(await page.getByRole('main').innerText()).toContain('In one sentence.')
    expect(await isLoaded('A square')).toBe(true)
    await page.getByRole('link', { name: 'Article page' }).click()
    await page.getByText('Paragraph 39.').waitFor()
  })

  it('is told when there is no such article', async () => {
    const answer = await page.goto(site + NOWHERE)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor()
  })

  it('sees typed words beside the form, where the preview is scrolled to', async () => {
    await page.goto(`${site}/admin/collections/articles/${draft}`)
    await page.locator('#live-preview-toggler').click()
    const frame = page.frameLocator('#live-preview-iframe')
    await frame.getByRole('heading', { name: HEADLINE }).waitFor()
    await frame.locator('html').evaluate(() => window.scrollTo(0, 500))
    await page.locator('[name="headline"]').press('End')
    await page.keyboard.type(', typed')
    await frame.getByRole('heading', { name: `${HEADLINE}, typed` }).waitFor()
    expect(await frame.locator('html').evaluate(() => window.scrollY)).toBe(500)
  })

  it('shares a preview by the keyboard, and has the link in the clipboard', async () => {
    await page.getByRole('button', { name: 'Share a preview' }).press('Enter')
    await page
      .getByText(/^Copied: whoever has the link sees the version of .+, and nothing else, until .+\.$/)
      .waitFor()
    shared = await page.evaluate(() => navigator.clipboard.readText())
    expect(shared).toBe(await page.getByLabel('Link to the preview').inputValue())
  })
})

describe('a reader with the link', () => {
  it('sees exactly what was shared, without a session and without script', async () => {
    await page.locator('[name="headline"]').press('End')
    const saved = untilSaved()
    await page.keyboard.type(' later')
    await saved
    const outside = await browser.newContext({ javaScriptEnabled: false })
    const reader = await outside.newPage()
    expect((await reader.goto(shared))?.status()).toBe(200)
    const text = await reader.locator('body').innerText()
    expect(text).toContain(`${HEADLINE}, typed`)
    expect(text).toContain('This link works until')
    const source = await reader.content()
    for (const secret of [', typed later', 'anary', EDITOR.email]) expect(source).not.toContain(secret)
    const picture = await reader.getByRole('img', { name: 'A square' }).getAttribute('src')
    expect((await outside.request.get(site + (picture ?? ''))).headers()['content-type']).toBe('image/jpeg')
    expect((await outside.request.get(site + previewOf(draft), { maxRedirects: 0 })).status()).toBe(307)
    expect(await outside.cookies()).toEqual([])
    await outside.close()
  })

  it('is told to ask for a new one when it has run out or was damaged', async () => {
    const { payloadSecret } = await keepSecrets(inject('siteDataDir'))
    const token = shared.slice(shared.lastIndexOf('/') + 1)
    const { version } = readSharedToken(token, payloadSecret) ?? { version: '' }
    const over = toSharedToken({ version, until: new Date(Date.now() - 1000) }, payloadSecret)
    for (const [each, status] of [
      [over, 410],
      [token.slice(0, -1), 404],
    ] as const) {
      const answer = await get(`/preview/shared/${each}`)
      const text = await answer.text()
      expect([answer.status, text.includes('for a new link'), text.includes(HEADLINE)]).toEqual([
        status,
        true,
        false,
      ])
    }
  })
})

describe('after logout', () => {
  it('the same browser sees nothing any more', async () => {
    await page.goto(`${site}/admin/logout`)
    await page.waitForURL(/\/admin\/login/)
    await page.goto(site + previewOf(draft))
    expect(page.url()).toContain('/admin/login?redirect=')
    expect(await page.content()).not.toContain(HEADLINE)
  })
})
