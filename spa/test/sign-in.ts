import { expect, type Page } from '@playwright/test'

/** Signs a demo user in and waits for the first screen. */
export async function signIn(page: Page, who: string, password = 'fluxori-demo') {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(`${who}@demo.fluxori.test`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signedIn(page: Page, who: string) {
  await signIn(page, who)
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
}
