import { expect, test } from '@playwright/test'
import { soldEverywhere } from './on-screen.ts'
import { buy } from './shop.ts'
import { signedIn } from './sign-in.ts'

test('an order is found and shipped without a mouse', async ({ page, request }) => {
  const id = await buy(request, await soldEverywhere(request, ['shopify']), 1)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type('operator@demo.fluxori.test')
  await page.keyboard.press('Tab')
  await page.keyboard.type('fluxori-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible()
  await expect(page.locator(`[data-id="shopify:${id}"]`)).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('[data-id][data-cursor] a[data-main]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('article').getByRole('heading', { level: 2 })).toBeFocused()
  await expect(page.locator('article').getByRole('button', { name: /^Ship/ })).toBeVisible()
  await page.keyboard.press('s')
  const form = page.getByRole('dialog')
  await expect(form).toBeVisible()
  await form.getByLabel('Tracking number').fill('TCG-000123')
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  await expect(page.locator('article').getByText('Shipped', { exact: true }).first()).toBeVisible()
  await expect(
    page
      .locator('article')
      .getByText(/TCG-000123/)
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('article')).toHaveCount(0)
})

test('the row that a key went to is the one that Enter opens, however fast it comes', async ({
  page,
  request,
}) => {
  await buy(request, await soldEverywhere(request, ['shopify']), 1)
  await signedIn(page, 'owner')
  await page.goto('/orders')
  await page.locator('[data-id]').first().waitFor()
  const gone = await page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    // No frame is painted in between.
    await Promise.resolve()
    return document.activeElement?.closest('[data-index]')?.getAttribute('data-index')
  })
  expect(gone).toBe('0')
})

test('several orders are chosen and shipped together, and what cannot be is said', async ({
  page,
  request,
}) => {
  const sku = await soldEverywhere(request, ['shopify'])
  for (let order = 0; order < 3; order += 1) await buy(request, sku, 1)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('manager@demo.fluxori.test')
  await page.getByLabel('Password', { exact: true }).fill('fluxori-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await page.goto('/orders?status=allocated')
  await page.locator('[data-id]').nth(2).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  const bar = page.getByRole('region', { name: '3 rows chosen' })
  await bar.getByRole('button', { name: 'Ship 3 orders' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Ship 3/ })
    .click()
  await expect(page.getByText(/3 .*(done|shipped)/i).first()).toBeVisible()
})

test('every place is a key away, and anything can be found from anywhere', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('viewer@demo.fluxori.test')
  await page.getByLabel('Password', { exact: true }).fill('fluxori-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  for (const [key, title] of [
    ['s', 'Stock'],
    ['p', 'Products'],
    ['w', 'Warehouses'],
    ['c', 'Channels'],
    [',', 'Settings'],
    ['t', 'Today'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  }
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Order, SKU, product, or where to go').fill('MUG-ENAM-4')
  await expect(page.getByRole('button', { name: /MUG-ENAM-4/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('article').getByRole('heading', { level: 2 })).toContainText('Enamel mugs')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})
