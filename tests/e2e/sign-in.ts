import type { Page } from 'playwright-core'

/** Signs in by the newsroom's form, and resolves when the dashboard is there. */
export async function signIn(
  page: Page,
  site: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${site}/admin/login`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Login' }).click()
  await page.getByRole('heading', { name: 'Desk' }).waitFor()
}
