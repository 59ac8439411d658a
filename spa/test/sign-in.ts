import { expect, type Page } from '@playwright/test'

/** Fills the sign-in form that is on the screen, and sends it. */
export async function fillSignIn(page: Page, who: string, password = 'fluxori-demo') {
  await page.getByLabel('E-mail').fill(who.includes('@') ? who : `${who}@demo.fluxori.test`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signIn(page: Page, who: string, password?: string) {
  await page.goto('/sign-in')
  await fillSignIn(page, who, password)
}

/** Signs a demo user in, shows one of their merchants, as the device remembers it, and waits for the first screen. */
export async function signedInTo(page: Page, who: string, merchant: string) {
  await page.addInitScript((chosen) => {
    localStorage.setItem('fluxori-merchant', JSON.stringify(chosen))
  }, merchant)
  await signIn(page, who)
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
}

/** Signs a demo user in to Karoo Trading, whatever other merchants a test has given them. */
export const signedIn = (page: Page, who: string) => signedInTo(page, who, 'demo')
