import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { appOf, enrolColleague, rememberApp, signInAt } from '../sign-in'
import { ADMINISTRATOR } from '../site.setup'
import { signInPage } from './browser'

/** Sends data, or a form with a file, to the site's REST API as the holder of the token; a refusal is an error. */
export const send = <Answer>(method: string, path: string, data?: object, token = ''): Promise<Answer> =>
  sendTo(inject('siteUrl'), method, path, data, token)

/** The same to any site. */
export async function sendTo<Answer>(
  site: string,
  method: string,
  path: string,
  data?: object,
  token = '',
): Promise<Answer> {
  const isForm = data instanceof FormData
  const response = await fetch(`${site}/api${path}`, {
    method,
    headers: {
      ...(isForm ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `JWT ${token}` } : {}),
    },
    ...(data ? { body: isForm ? data : JSON.stringify(data) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** A new session of the administrator’s, whose app was set up before the tests began; its second factor is fresh. */
export function loginAdministrator(): Promise<string> {
  const site = inject('siteUrl')
  rememberApp(site, ADMINISTRATOR.email, inject('administratorSecret'))
  return signInAt(site, ADMINISTRATOR)
}

/** Makes and enrols a colleague; resolves to his session’s token. */
export const joinNewsroom = (
  administrator: string,
  account: { email: string; password: string; name: string; role: string },
): Promise<string> => enrolColleague(inject('siteUrl'), administrator, account)

/** A page of the browser, wide, in which the account has signed in and sees its dashboard. */
export async function openDesk(browser: Browser, email: string, password: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, timezoneId: 'Asia/Almaty' })
  page.setDefaultTimeout(20_000)
  await page.goto(`${inject('siteUrl')}/admin/login`)
  await signInPage(page, { email, password }, appOf(inject('siteUrl'), email))
  await page.getByRole('heading', { name: 'Desk' }).waitFor()
  return page
}
