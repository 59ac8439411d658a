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

/** Signs a demo user in and waits for the first screen. */
export async function signedIn(page: Page, who: string) {
  await signIn(page, who)
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
}

/** Signs in and shows another of the person's merchants, as the device remembers it. */
export async function signedInTo(page: Page, who: string, merchant: string) {
  await page.addInitScript((chosen) => {
    localStorage.setItem('fluxori-merchant', JSON.stringify(chosen))
  }, merchant)
  await signedIn(page, who)
}
