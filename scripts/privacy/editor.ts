import type { Browser, Page } from 'playwright-core'
import { createJpeg } from '@/tests/factories'
import { signIn } from '@/tests/e2e/sign-in'

type Credentials = { email: string; password: string }

const ID = /\/[0-9a-f-]{36}/
const HEADLINE = 'Printers of Almaty lay down their work'

/**
 * A day of an editor’s in the admin panel: signs in, opens every list, form and setting, uploads a picture, writes an article, looks at it
 * in the preview, publishes it, and signs out. Resolves to the screens that were opened.
 */
export async function workAsEditor(
  browser: Browser,
  site: string,
  credentials: Credentials,
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const opened: string[] = []
  const open = async (path: string) => {
    await page.goto(site + path)
    // What asks again and again how things are is never idle.
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)
    opened.push(path)
  }
  await signIn(page, site, credentials)
  const paths = await listPlaces(page)
  for (const path of paths) {
    await open(path)
    const [first, create] = [firstOf(page, path), page.locator(`a[href="${path}/create"]`)]
    const hrefs = [await hrefOf(first), await hrefOf(create)]
    for (const href of hrefs) if (href) await open(href)
  }
  await open('/admin/account')
  await uploadPicture(page, site)
  await makeByForm(page, site, 'authors', { name: 'Dana Sample' })
  await makeByForm(page, site, 'disclaimers', { title: 'Of this proof', text: 'The author’s own views.' })
  await writeArticle(page, site)
  const article = new URL(page.url()).pathname
  await open(`/preview/articles/${article.slice(article.lastIndexOf('/') + 1)}`)
  await open(article)
  await page.locator('#live-preview-toggler').click()
  await page.frameLocator('#live-preview-iframe').getByRole('heading', { name: HEADLINE }).waitFor()
  await page.locator('#action-save').click()
  await page.locator('#desk-state', { hasText: /^Published$/ }).waitFor()
  await page.goto(`${site}/admin/logout`)
  await page.waitForURL(/\/admin\/login/)
  await context.close()
  return opened
}

/** Every list and every settings form that the panel’s menu leads to. */
async function listPlaces(page: Page): Promise<string[]> {
  const links = page.locator('a[href^="/admin/collections/"], a[href^="/admin/globals/"]')
  const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  return [...new Set(hrefs.filter((href) => /^\/admin\/(?:collections|globals)\/[\w-]+$/.test(href)))].sort()
}

/** The first document of a list. */
const firstOf = (page: Page, path: string) => page.locator(`table a[href^="${path}/"]`).first()

const hrefOf = async (link: ReturnType<Page['locator']>) =>
  (await link.count()) > 0 ? await link.first().getAttribute('href') : undefined

async function makeByForm(
  page: Page,
  site: string,
  collection: string,
  fields: Record<string, string>,
): Promise<void> {
  await page.goto(`${site}/admin/collections/${collection}/create`)
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(ID)
}

async function uploadPicture(page: Page, site: string): Promise<void> {
  await page.goto(`${site}/admin/collections/media/create`)
  const buffer = await createJpeg()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'square.jpg', mimeType: 'image/jpeg', buffer })
  await page.locator('[name="alt"]').fill('A square in winter')
  await page.locator('[name="credit"]').fill('A. Person')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(ID)
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = page.locator(`#field-${field}`)
  await box.locator('input').first().fill(option)
  await box.getByText(option, { exact: true }).last().click()
}

async function writeArticle(page: Page, site: string): Promise<void> {
  await page.goto(`${site}/admin/collections/articles/create`)
  await page.locator('[name="headline"]').fill(HEADLINE)
  await page.locator('[name="standfirst"]').fill('What they ask for.')
  await choose(page, 'authors', 'Dana Sample')
  await choose(page, 'disclaimer', 'Of this proof')
  await page.locator('.rich-text-lexical [contenteditable="true"]').first().click()
  await page.keyboard.type('They ask for safe machines.')
  await page.locator('#action-save-draft').click()
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}/)
  await page.locator('#desk-state', { hasText: /^Draft$/ }).waitFor()
}
