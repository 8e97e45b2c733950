import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from './browser'
import { joinNewsroom, loginAdministrator, openDesk, send } from './site-client'

const site = inject('siteUrl')
const PASSWORD = 'colleagues of these tests'

let browser: Browser
let first: Page
let second: Page
let secondToken: string
let id: string

beforeAll(async () => {
  const administrator = await loginAdministrator()
  browser = await openBrowser()
  const [one, two] = ['locks-first@example.org', 'locks-second@example.org']
  const join = (email: string, name: string) =>
    joinNewsroom(administrator, { email, password: PASSWORD, name, role: 'editor' })
  await join(one, 'Aigerim First')
  secondToken = await join(two, 'Bolat Second')
  first = await openDesk(browser, one, PASSWORD)
  second = await openDesk(browser, two, PASSWORD)
  const draft = await send<{ doc: { id: string } }>(
    'POST',
    '/articles?draft=true',
    { headline: 'Held by one' },
    administrator,
  )
  id = draft.doc.id
})

afterAll(() => browser.close())

async function open(page: Page): Promise<void> {
  await page.goto(`${site}/admin/collections/articles/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#desk-state').waitFor()
}

const write = async (headline: string): Promise<number> => {
  const response = await fetch(`${site}/api/articles/${id}?draft=true`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', Authorization: `JWT ${secondToken}` },
    body: JSON.stringify({ headline }),
  })
  return response.status
}

describe('an article that an editor types in', () => {
  it('stays his after autosave: a colleague is told who has it, and is refused over the API', async () => {
    await open(first)
    const saved = first.waitForResponse((response) => response.url().includes('autosave=true'))
    await first.locator('[name="standfirst"]').fill('Typed and saved by itself.')
    expect((await saved).status()).toBe(200)
    expect(await write('Not mine')).toBe(423)
    await open(second)
    const told = second.locator('.document-locked')
    await told.getByRole('heading', { name: 'Document locked' }).waitFor()
    expect(await told.textContent()).toContain('Aigerim First')
  })

  it('is free for colleagues soon after he left it', async () => {
    await second.goto('about:blank')
    await first.goto(`${site}/admin`)
    for (let tries = 0; (await write('Mine now')) !== 200; tries++) {
      if (tries > 20) throw new Error('It was still held after 5 s.')
      await first.waitForTimeout(250)
    }
    await open(second)
    await second.locator('[name="standfirst"]').fill('Typed by a colleague.')
    expect(await second.getByRole('heading', { name: 'Document locked' }).count()).toBe(0)
  })
  it('is taken over aloud by a colleague, who then holds it', async () => {
    const saved = second.waitForResponse((response) => response.url().includes('autosave=true'))
    await second.locator('[name="standfirst"]').fill('Typed on by a colleague.')
    await saved
    await open(first)
    const told = first.locator('.document-locked')
    expect(await told.textContent()).toContain('Bolat Second')
    const taken = first.waitForResponse(
      (response) =>
        response.url().includes('/api/payload-locked-documents/') && response.request().method() === 'PATCH',
    )
    await told.getByRole('button', { name: 'Take over' }).click()
    expect((await taken).status()).toBe(200)
    expect(await write('Not mine any more')).toBe(423)
  })
})
