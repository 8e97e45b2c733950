import type { Browser, Page } from 'playwright-core'
import { inject } from 'vitest'
import { ADMINISTRATOR } from '../site.setup'
import { signIn } from './sign-in'

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

/** The session's token of an account. */
export const login = (email: string, password: string): Promise<string> =>
  loginTo(inject('siteUrl'), { email, password })

/** The same of any site. */
export const loginTo = async (site: string, account: { email: string; password: string }): Promise<string> =>
  (await sendTo<{ token: string }>(site, 'POST', '/users/login', account)).token

export const loginAdministrator = (): Promise<string> => login(ADMINISTRATOR.email, ADMINISTRATOR.password)

/** A page of the browser, wide, in which the account has signed in and sees its dashboard. */
export async function openDesk(browser: Browser, email: string, password: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, timezoneId: 'Asia/Almaty' })
  page.setDefaultTimeout(20_000)
  await signIn(page, inject('siteUrl'), { email, password })
  return page
}
