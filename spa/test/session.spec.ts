import { members } from '@fluxori/contract/people/members'
import { expect, test, type Page } from '@playwright/test'
import { addresses } from './addresses.ts'
import { openBooks } from './state.ts'
import { fillSignIn, signedIn } from './sign-in.ts'
import { reference } from '../../functions/src/store/documents.ts'

const state = openBooks(addresses.firestore)
const membership = (uid: string) => reference(state, members, { merchant: 'demo', uid })

test.afterAll(() => state.terminate())

/** Starts an adjustment and leaves it half typed. */
async function typeAdjustment(page: Page, reason: string): Promise<void> {
  await page.goto('/stock')
  await page.locator('[data-id]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await page.getByRole('dialog').getByLabel('Reason').fill(reason)
}

test('a member who is removed while working is out at once, and in again when taken back', async ({
  page,
}) => {
  await signedIn(page, 'viewer')
  try {
    await membership('demo-viewer').update({ state: 'removed' })
    await expect(page.getByText('You belong to no merchant yet')).toBeVisible()
  } finally {
    await membership('demo-viewer').update({ state: 'active' })
  }
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
})

test('a role that is changed while working counts at once', async ({ page }) => {
  await signedIn(page, 'viewer')
  await page.goto('/products')
  await page.locator('[data-id]').first().waitFor()
  await expect(page.getByRole('button', { name: 'New product' })).toHaveCount(0)
  try {
    await membership('demo-viewer').update({ role: 'manager' })
    await expect(page.getByRole('button', { name: 'New product' })).toBeVisible()
  } finally {
    await membership('demo-viewer').update({ role: 'viewer' })
  }
  await expect(page.getByRole('button', { name: 'New product' })).toHaveCount(0)
})

test('signing out in one tab is told in the other, which leads back to where it was', async ({
  page,
  context,
}) => {
  await signedIn(page, 'manager')
  const other = await context.newPage()
  await other.goto('/orders')
  await expect(other.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(other.getByText('You signed out in another tab.')).toBeVisible()
  await fillSignIn(other, 'manager')
  await expect(other.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
})

test('a sign-in that ends while somebody types loses nothing of it', async ({ page, request }) => {
  const account = (disableUser: boolean) =>
    request.post(
      `${addresses.auth}/identitytoolkit.googleapis.com/v1/projects/demo-fluxori/accounts:update`,
      {
        headers: { authorization: 'Bearer owner' },
        data: { localId: 'demo-operator', disableUser },
      },
    )
  await signedIn(page, 'operator')
  await typeAdjustment(page, 'Found behind the shelf')
  await page.getByRole('dialog').getByLabel('Units').fill('3')
  await page.route('**/stock-update', (route) =>
    route.fulfill({
      status: 401,
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Expired',
        status: 401,
        detail: 'expired',
        reason: 'token-expired',
      }),
    }),
  )
  try {
    expect((await account(true)).ok()).toBe(true)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Add 3/ })
      .click()
    await expect(page.getByText('Your sign-in ended.')).toBeVisible()
  } finally {
    await account(false)
  }
  await page.unroute('**/stock-update')
  await fillSignIn(page, 'operator')
  await expect(page.getByRole('dialog').getByLabel('Reason')).toHaveValue('Found behind the shelf')
  await expect(page.getByText('What you had typed before is back.')).toBeVisible()
})

test('what is half typed is there again after a reload', async ({ page }) => {
  await signedIn(page, 'operator')
  await typeAdjustment(page, 'Counted twice')
  await page.reload()
  await expect(page.getByRole('dialog').getByLabel('Reason')).toHaveValue('Counted twice')
})

test('a device whose clock is wrong says so and tells ages by the server', async ({ page }) => {
  await page.clock.install({ time: Date.now() + 3 * 3_600_000 })
  await signedIn(page, 'owner')
  await expect(page.getByText("This device's clock is 3 hours ahead.")).toBeVisible()
  await page.goto('/channels')
  await expect(page.getByText('3 h ago')).toHaveCount(0)
})

test('a device without room says so, and everything still works', async ({ page }) => {
  await page.addInitScript(() => {
    const plain = Storage.prototype.setItem.bind(sessionStorage)
    Storage.prototype.setItem = function (name, value) {
      if (name.startsWith('fluxori-typed')) throw new DOMException('full', 'QuotaExceededError')
      plain.call(this, name, value)
    }
  })
  await signedIn(page, 'operator')
  await typeAdjustment(page, 'No room')
  await expect(page.getByText('This device has no room left.')).toBeVisible()
  await expect(page.getByRole('dialog').getByLabel('Reason')).toHaveValue('No room')
})

test('who leaves leaves nothing of the merchant on the device', async ({ page }) => {
  await signedIn(page, 'manager')
  const ofMerchant = () =>
    page.evaluate(() =>
      Object.keys(localStorage)
        .filter((name) => /^fluxori-(session|days|heard)/.test(name))
        .toSorted(),
    )
  await expect.poll(ofMerchant).toEqual(['fluxori-days:demo', 'fluxori-heard', 'fluxori-session'])
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await ofMerchant()).toEqual([])
})

test('a sign-in that has gone from the device is asked for again, and leads back', async ({ page }) => {
  await signedIn(page, 'manager')
  await page.goto('/icon.svg')
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('firebaseLocalStorageDb')
        asked.onsuccess = () => resolve()
        asked.onerror = () => reject(asked.error ?? new Error('not deleted'))
      }),
  )
  await page.goto('/orders')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Forders/)
  await fillSignIn(page, 'manager')
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
})
