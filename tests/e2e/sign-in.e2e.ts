import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Authenticator } from '../authenticator'
import { ADMINISTRATOR } from '../site.setup'
import { openBrowser } from './browser'
import { joinNewsroom, loginAdministrator, openDesk, send } from './site-client'

const site = inject('siteUrl')
/** Where our own stands on the sign-in page, and in the admin. */
const LOGIN = 'body'
const PANELS = 'section[aria-labelledby]'

const COLLEAGUE = { email: 'newcomer@example.org', password: 'a newcomer of tests', name: 'Dana Newcomer' }

let browser: Browser
let context: BrowserContext
let page: Page
let boss: Page
let account: string
let invitation: string

beforeAll(async () => {
  const token = await loginAdministrator()
  const { email, name } = COLLEAGUE
  const made = { email, name, role: 'editor', password: 'what an administrator typed' }
  account = (await send<{ doc: { id: string } }>('POST', '/users', made, token)).doc.id
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await addAuthenticator(page)
})
afterAll(() => browser.close())

/** A device that makes and shows passkeys, and whose owner always agrees (WebDriver’s virtual authenticator). */
async function addAuthenticator(of: Page): Promise<void> {
  const session = await of.context().newCDPSession(of)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** What axe-core finds in what is ours of the page. */
async function faultsOf(seen: Page, part: string): Promise<string[]> {
  await seen.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = await seen.evaluate(
    (selector) =>
      globalThis.axe.run(selector, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
    part,
  )
  return violations.map(
    ({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}

const overflow = (seen: Page) =>
  seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function signOut(): Promise<void> {
  await page.goto(`${site}/admin/logout`)
  await page.waitForURL(/\/admin\/login/)
}

const desk = (of: Page) => of.getByRole('heading', { name: 'Desk' }).waitFor()

async function typePassword(): Promise<void> {
  await page.goto(`${site}/admin/login`)
  await page.getByLabel('Email').fill(COLLEAGUE.email)
  await page.getByLabel('Password').fill(COLLEAGUE.password)
  await page.getByRole('button', { name: 'Login' }).click()
}

describe('a newcomer', () => {
  it('is invited by an administrator, with a link that is shown once', async () => {
    boss = await openDesk(browser, ADMINISTRATOR.email, ADMINISTRATOR.password)
    await boss.goto(`${site}/admin/collections/users/${account}`)
    await boss.getByRole('link', { name: 'Second factor and sessions' }).click()
    await boss.getByText('None yet: this account cannot sign in.').waitFor()
    await boss.getByRole('button', { name: 'Make an invitation link' }).click()
    invitation = await boss.getByLabel('Invitation link').inputValue()
    expect(invitation).toContain(`${site}/admin/login#invitation=`)
  })

  it('cannot sign in without it', async () => {
    await page.goto(`${site}/admin/login`)
    await page.getByLabel('Email').fill(COLLEAGUE.email)
    await page.getByLabel('Password').fill('what an administrator typed')
    await page.getByRole('button', { name: 'Login' }).click()
    await page.getByText('This account has no second factor yet').waitFor()
  })

  it('chooses a password and makes a passkey, on a narrow screen, and is let in once he has kept his recovery codes', async () => {
    await page.goto('about:blank')
    await page.goto(invitation)
    await page.getByRole('heading', { name: `Welcome, ${COLLEAGUE.name}` }).waitFor()
    expect([await overflow(page), await faultsOf(page, LOGIN)]).toEqual([0, []])
    await page.getByLabel('Choose a password').fill(COLLEAGUE.password)
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(10)
    expect([await overflow(page), await faultsOf(page, LOGIN)]).toEqual([0, []])
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await desk(page)
  })

  it('finds that the link is over', async () => {
    await signOut()
    await page.goto('about:blank')
    await page.goto(invitation)
    await page.getByText('This invitation is over').waitFor()
  })
})

describe('signing in', () => {
  it('asks for the password, then for the passkey, by keyboard alone', async () => {
    await page.goto(`${site}/admin/login`)
    expect([await overflow(page), await faultsOf(page, LOGIN)]).toEqual([0, []])
    await page.getByLabel('Email').focus()
    await page.keyboard.type(COLLEAGUE.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(COLLEAGUE.password)
    await page.keyboard.press('Enter')
    const button = page.getByRole('button', { name: 'Use a passkey' })
    await button.waitFor()
    expect([await overflow(page), await faultsOf(page, LOGIN)]).toEqual([0, []])
    await button.focus()
    await page.keyboard.press('Enter')
    await desk(page)
  })

  it('says what is wrong with a code, in words that a screen reader speaks', async () => {
    await signOut()
    await typePassword()
    await page.getByLabel('Code', { exact: true }).fill('abc')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('A code has six digits').waitFor()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await desk(page)
  })

  it('leads back to where one wanted to go', async () => {
    await signOut()
    await page.goto(`${site}/admin/collections/topics`)
    await page.waitForURL(/\/admin\/login/)
    await page.getByLabel('Email').fill(COLLEAGUE.email)
    await page.getByLabel('Password').fill(COLLEAGUE.password)
    await page.getByRole('button', { name: 'Login' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL(/\/admin\/collections\/topics/)
  })
})

describe('an account’s factors and sessions', () => {
  it('get an authenticator app beside the passkey', async () => {
    await page.goto(`${site}/admin/account`)
    await page.getByRole('link', { name: 'Second factor and sessions' }).click()
    await page.getByRole('button', { name: 'Add a factor' }).click()
    const key = await page.getByText(/^Key:/).textContent()
    const app = new Authenticator((key ?? '').replace(/Key:|\s/g, ''))
    await page.getByLabel('Name of this factor').fill('Phone')
    await page.getByLabel('Code', { exact: true }).fill(await app.code())
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('The factor was added').waitFor()
    await page.getByText('Phone', { exact: false }).first().waitFor()
    expect([await overflow(page), await faultsOf(page, PANELS)]).toEqual([0, []])
  })

  it('lose the passkey after a question, and keep the last', async () => {
    await page.getByRole('button', { name: 'Remove: Passkey' }).click()
    await page
      .getByRole('group', { name: /Nobody will sign in/ })
      .getByRole('button', { name: 'Remove' })
      .click()
    await page.getByText('The factor was removed').waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Remove/ }).count()).toBe(0)
  })

  it('end a session elsewhere at once', async () => {
    const token = await joinNewsroom(await loginAdministrator(), {
      email: 'two-places@example.org',
      password: COLLEAGUE.password,
      name: 'Two Places',
      role: 'editor',
    })
    const one = await openDesk(browser, 'two-places@example.org', COLLEAGUE.password)
    await one.goto(`${site}/admin/sign-in`)
    await one.getByRole('button', { name: /^End: session/ }).click()
    await one
      .getByRole('group', { name: /unsaved/ })
      .getByRole('button', { name: 'End' })
      .click()
    await one.getByText('The session has ended.').waitFor()
    expect((await send<{ user: unknown }>('GET', '/users/me', undefined, token)).user).toBe(null)
  })
})

describe('without a session', () => {
  it.each([
    '',
    '/account',
    '/sign-in',
    '/collections/users',
    '/collections/articles/create',
    '/globals/site',
  ])('the admin at /admin%s leads to the sign-in page and tells nothing', async (path) => {
    const response = await fetch(`${site}/admin${path}`, { redirect: 'manual' })
    expect(await response.text()).not.toContain(COLLEAGUE.name)
    const stranger = await browser.newContext()
    const visit = await stranger.newPage()
    await visit.goto(`${site}/admin${path}`)
    await visit.waitForURL(/\/admin\/login/)
    await visit.getByLabel('Password').waitFor()
    await stranger.close()
  })
})

describe('a lost factor', () => {
  it('is reset on the server: every session ends, and the link that is printed sets up another', async () => {
    const settings = { DATA_DIR: inject('siteDataDir'), SITE_URL: site, NODE_ENV: 'production' as const }
    const { PATH = '', HOME = '' } = process.env
    const command = [
      '--conditions=production',
      'scripts/run.mjs',
      'administrator',
      COLLEAGUE.email,
      '--reset-factor',
    ]
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      env: { PATH, HOME, ...settings },
    })
    const link = /\S+#invitation=\S+/.exec(stdout)?.[0] ?? ''
    await page.goto(`${site}/admin/account`)
    await page.waitForURL(/\/admin\/login/)
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByLabel('Choose a password').fill(COLLEAGUE.password)
    const key = await page.getByText(/^Key:/).textContent()
    await page
      .getByLabel('Code', { exact: true })
      .fill(await new Authenticator((key ?? '').replace(/Key:|\s/g, '')).code())
    await page.getByRole('button', { name: 'Set it up and sign in' }).click()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await desk(page)
    const me = await page.evaluate(() => fetch('/api/users/me').then((answer) => answer.text()))
    expect(me).toContain('"role":"editor"')
  })
})
