import type { Browser, Locator, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { openBrowser } from './browser'
import { joinNewsroom, loginAdministrator, openDesk, send as sendAs } from './site-client'

const site = inject('siteUrl')
const PASSWORD = 'colleagues of these tests'
const ROLES = ['contributor', 'editor', 'publisher'] as const
type Role = (typeof ROLES)[number]

type Article = {
  id: string
  state: string
  headline: string
  approval: { by: string | null; at: string | null; hash: string | null }
  disclaimerOfRecord: { revision: number }
}

let browser: Browser
const pages = {} as Record<Role, Page>
const traffic = {} as Record<Role, ReturnType<typeof watchTraffic>>
const tokens = {} as Record<Role | 'administrator', string>
let article: string
let contributed: string
let disclaimer: string

const send = (method: string, path: string, data?: object, token = tokens.administrator) =>
  sendAs<{ doc: Article }>(method, path, data, token)

const newest = () =>
  sendAs<Article>('GET', `/articles/${article}?draft=true&depth=0`, undefined, tokens.administrator)

beforeAll(async () => {
  tokens.administrator = await loginAdministrator()
  browser = await openBrowser()
  for (const role of ROLES) {
    const email = `desk-${role}@example.org`
    const account = { email, password: PASSWORD, name: `Desk ${role}`, role }
    tokens[role] = await joinNewsroom(tokens.administrator, account)
    pages[role] = await openDesk(browser, email, PASSWORD)
    traffic[role] = watchTraffic(pages[role])
  }
  const author = await send('POST', '/authors', { name: 'Desk Byline' })
  disclaimer = (
    await send('POST', '/disclaimers', { title: 'Desk', scope: 'house', text: 'The first wording.' })
  ).doc.id
  const draft = {
    headline: 'Miners walk out',
    kind: 'news',
    authors: [author.doc.id],
    disclaimer,
    body: body([paragraph('The miners walked out on 3 March 2026.')]),
  }
  contributed = (
    await send('POST', '/articles?draft=true', { ...draft, headline: 'A contribution' }, tokens.contributor)
  ).doc.id
  article = (await send('POST', '/articles?draft=true', draft, tokens.editor)).doc.id
})

afterAll(() => browser.close())

/**
 * What the page’s forms ask of the newsroom. Preferences, whose answers nobody reads, are left out: the browser need never tell that such an answer has
 * come, so that “networkidle” waits for ever on a fast machine.
 */
function watchTraffic(page: Page) {
  const open = new Set<Request>()
  let since = Date.now()
  const isForm = (request: Request) =>
    request.method() === 'POST' && request.url().startsWith(`${site}/admin`)
  page.on('request', (request) => {
    if (isForm(request)) open.add(request)
  })
  const close = (request: Request) => {
    if (open.delete(request)) since = Date.now()
  }
  page.on('requestfinished', close)
  page.on('requestfailed', close)
  /** Whether nothing is asked, and has not been for half a second: forms ask a moment after what they ask for. */
  return { isQuiet: () => open.size === 0 && Date.now() - since > 500 }
}

/** Opens the form, which nobody else has open any more. */
const open = async (role: Role, id = article): Promise<Page> => {
  for (const other of ROLES) {
    // What the form asks after a save takes the lock anew: who leaves before that is answered would leave the lock behind.
    await until(() => Promise.resolve(traffic[other].isQuiet()))
    await pages[other].goto('about:blank')
  }
  await until(async () => {
    const locks = `/payload-locked-documents?limit=1&depth=0&where[document.value][equals]=${id}`
    const { totalDocs } = await sendAs<{ totalDocs: number }>('GET', locks, undefined, tokens.administrator)
    return totalDocs === 0
  })
  const page = pages[role]
  await page.goto(`${site}/admin/collections/articles/${id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#desk-state').waitFor()
  return page
}

const untilState = (page: Page, state: string) =>
  page.locator('#desk-state', { hasText: new RegExp(`^${state}$`) }).waitFor()

/** Saves the draft by the form's own button; what autosave was quicker with is saved as well. */
async function saveDraft(page: Page): Promise<void> {
  const saved = page.waitForResponse(
    (response) =>
      response.url().includes(`/api/articles/${article}`) && response.request().method() === 'PATCH',
  )
  await page.locator('#action-save-draft').click()
  expect((await saved).status()).toBe(200)
}

const isFocused = (locator: Locator) =>
  locator.evaluate(
    (element) => element === document.activeElement || element.contains(document.activeElement),
  )

const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 200) throw new Error('It was not so within 10 s.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the form of an article', () => {
  it('offers contributors neither to publish nor to ask, and editors not to publish', async () => {
    const contributor = await open('contributor', contributed)
    for (const id of ['#action-save', '#action-ask', '#desk-ask', '#desk-approve'])
      expect([id, await contributor.locator(id).count()]).toEqual([id, 0])
    expect(await contributor.locator('#action-save-draft').count()).toBe(1)
    const editor = await open('editor')
    expect(await editor.locator('#action-save').count()).toBe(0)
    expect(await editor.locator('#action-ask').count()).toBe(1)
    expect(await editor.locator('#desk-approve').count()).toBe(0)
  })

  it('tells a publisher in words why unfinished work cannot be approved', async () => {
    const page = await open('publisher')
    await page.locator('#desk-approve').click()
    await page.getByText('Write a standfirst: one or two sentences for lists and feeds.').nth(1).waitFor()
    expect((await newest()).approval.hash).toBe(null)
  })

  it('leads from the checklist to the field, also to one in another tab', async () => {
    const page = await open('editor')
    const checklist = page.getByRole('region', { name: 'Checklist' })
    await checklist.getByRole('link', { name: 'Standfirst' }).click()
    await until(() => isFocused(page.locator('[name="standfirst"]')))
    await checklist.getByRole('link', { name: 'Sources' }).click()
    await until(() => isFocused(page.locator('#field-sources')))
  })

  it('counts the words while they are typed', async () => {
    const page = await open('editor')
    await page.getByRole('button', { name: 'Article', exact: true }).click()
    await page.getByText('8 words, 1 minute to read').waitFor()
    await page.locator('.rich-text-lexical [contenteditable="true"]').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Nobody answered them.')
    await page.getByText('11 words, 1 minute to read').waitFor()
  })

  it('saves what an editor has just typed before he asks for approval', async () => {
    const page = await open('editor')
    await page.locator('[name="standfirst"]').fill('They want to be paid.')
    await page.locator('#action-ask').click()
    await untilState(page, 'In review')
    expect(await newest()).toMatchObject({ state: 'in-review', standfirst: 'They want to be paid.' })
    await page.getByText('Ready to publish').waitFor()
    await page.locator('#action-ask').waitFor({ state: 'detached' })
  })

  it('is returned only with a reason, which its author reads where he goes on', async () => {
    const publisher = await open('publisher')
    await publisher.locator('#desk-return').click()
    expect(await publisher.getByRole('button', { name: 'Return it' }).isDisabled()).toBe(true)
    await publisher.getByLabel('What is to change?').fill('Ask the miners, too.')
    await publisher.getByRole('button', { name: 'Return it' }).click()
    await untilState(publisher, 'Draft')
    const editor = await open('editor')
    await editor.getByText('Ask the miners, too.').waitFor()
    await editor.locator('#action-ask').click()
    await untilState(editor, 'In review')
    await editor.getByText('Ask the miners, too.').waitFor({ state: 'detached' })
  })

  it('waits for publishers on their dashboard', async () => {
    const page = pages.publisher
    await page.goto(`${site}/admin`)
    const waiting = page.getByRole('region', { name: 'Waits for me' })
    expect(await waiting.textContent()).toContain('Desk editor asked')
    await waiting.getByRole('link', { name: 'Miners walk out' }).click()
    await untilState(page, 'In review')
  })

  it('keeps an approval when words are saved that readers do not get', async () => {
    const page = await open('publisher')
    await page.locator('#desk-approve').click()
    await untilState(page, 'Approved')
    const { approval } = await newest()
    expect(approval).toMatchObject({ by: 'Desk publisher', hash: expect.any(String) as string })
    await page.getByRole('button', { name: 'Newsroom', exact: true }).click()
    await page.locator('[name="newsroomNote"]').fill('Approved by telephone as well.')
    await saveDraft(page)
    expect(await newest()).toMatchObject({ state: 'approved', approval })
  })

  it('warns everybody that an edit voided the approval', async () => {
    const editor = await open('editor')
    await untilState(editor, 'Approved')
    await editor.locator('[name="headline"]').fill('Miners walk out in Karaganda')
    await saveDraft(editor)
    await editor.getByText('it needs a new approval').waitFor()
    expect((await newest()).approval.hash).toBe(null)
    const publisher = await open('publisher')
    await publisher.getByText('Desk publisher approved it').waitFor()
  })

  it('is published under the approval that was given', async () => {
    const page = await open('publisher')
    await page.locator('#desk-approve').click()
    await untilState(page, 'Approved')
    const { at } = (await newest()).approval
    await page.locator('#action-save').click()
    await untilState(page, 'Published')
    expect(await newest()).toMatchObject({ state: 'published', approval: { at, by: 'Desk publisher' } })
    await page.locator('#desk-approve').waitFor({ state: 'detached' })
  })

  it('re-issues a reworded disclaimer, after saying what that does', async () => {
    await send('PATCH', `/disclaimers/${disclaimer}`, { text: 'The second wording.' })
    const page = await open('publisher')
    await page.locator('#desk-reissue').click()
    await page.getByText('Readers get the wording that the disclaimer has now').waitFor()
    await page.getByRole('button', { name: 'Re-issue it' }).click()
    await page.locator('#desk-reissue').waitFor({ state: 'detached' })
    expect((await newest()).disclaimerOfRecord.revision).toBe(2)
  })

  it('opens a new one from the dashboard with the byline of the last', async () => {
    const page = pages.editor
    await page.goto(`${site}/admin`)
    await page.getByRole('link', { name: 'New article', exact: true }).click()
    await page.waitForURL(/\/articles\/[0-9a-f-]{36}/)
    await page.locator('#field-authors', { hasText: 'Desk Byline' }).waitFor()
    await page.getByText('Give it a headline.').waitFor()
  })

  it('names both clocks beside a time that is set', async () => {
    const page = await open('publisher')
    expect(
      await page.locator('.field-description', { hasText: 'by your own clock (Asia/Almaty)' }).count(),
    ).toBe(3)
  })
})
