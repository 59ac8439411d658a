import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { buy, shownBy } from './shop.ts'
import { signedIn, signIn } from './sign-in.ts'

const rowOf = (page: Page, sku: string) => page.locator(`[data-sku="${sku}"]`)
const numberIn = async (cell: Locator) => Number((await cell.innerText()).replaceAll(',', ''))
const availableOf = (page: Page, sku: string) => numberIn(rowOf(page, sku).getByRole('cell').nth(3))

/** Whether this shop shows some of it, and less than the most that it shows of anything: that may be its limit. */
const isFree = (shop: ReadonlyMap<string, number>, sku: string) =>
  (shop.get(sku) ?? 0) >= 3 && (shop.get(sku) ?? 0) < Math.max(...shop.values())

/**
 * A product with stock to sell that all of these shops list, found by looking, not by knowing the demo data. Nobody
 * else may trade meanwhile: the stack runs with its schedules off.
 */
async function soldEverywhere(
  page: Page,
  request: APIRequestContext,
  kinds: readonly string[],
): Promise<string> {
  await page.goto('/stock')
  await expect(page.locator('[data-sku]').first()).toBeVisible()
  const skus = await page
    .locator('[data-sku]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-sku')))
  const shops = await Promise.all(kinds.map((kind) => shownBy(request, kind)))
  for (const sku of skus) {
    if (sku === null || !shops.every((shop) => isFree(shop, sku))) continue
    const adjustable = await rowOf(page, sku)
      .getByRole('button', { name: `Adjust ${sku}` })
      .isVisible()
    if (adjustable && (await availableOf(page, sku)) >= 3) return sku
  }
  throw new Error(`no product with stock is listed by ${kinds.join(', ')}`)
}

const firstOrder = (page: Page) => page.locator('tbody a[href^="/orders/"]').first()

test('an order from Shopify appears by itself, and every shop shows the new stock', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(page, request, ['shopify', 'takealot', 'woocommerce'])
  const available = await availableOf(page, sku)
  const before = await Promise.all(['takealot', 'woocommerce'].map((kind) => shownBy(request, kind)))

  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await expect(firstOrder(page)).toBeVisible()
  const id = await buy(request, sku, 2)
  await page
    .locator(`a[href="/orders/${encodeURIComponent(`shopify:${id}`)}"]`)
    .first()
    .click()
  await expect(page.locator('article').getByText(sku, { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Stock', exact: true }).click()
  await expect.poll(() => availableOf(page, sku)).toBe(available - 2)
  for (const [index, kind] of ['takealot', 'woocommerce'].entries()) {
    const shownBefore = before[index]?.get(sku) ?? 0
    await expect
      .poll(async () => (await shownBy(request, kind)).get(sku), { timeout: 30_000 })
      .toBeLessThan(shownBefore)
  }
})

test('stock that is sold while the reader watches moves without a reload', async ({ page, request }) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(page, request, ['shopify'])
  const available = await availableOf(page, sku)
  await buy(request, sku, 1)
  await expect.poll(() => availableOf(page, sku)).toBe(available - 1)
})

test('an adjustment moves the stock, says so, and can be undone', async ({ page, request }) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(page, request, ['shopify'])
  const available = await availableOf(page, sku)
  await page.getByRole('button', { name: `Adjust ${sku}` }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Adjust stock' }).click()
  await expect(form.getByText('Give a whole number from 1 to a million')).toBeVisible()
  await form.getByLabel('Units').fill('5')
  await form.getByLabel('Reason').fill('Found behind the shelf')
  await form.getByRole('button', { name: 'Add 5 units' }).click()
  await expect(form).toBeHidden()
  await expect.poll(() => availableOf(page, sku)).toBe(available + 5)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => availableOf(page, sku)).toBe(available)
})

test('taking more than is free is refused in words, at the form', async ({ page, request }) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(page, request, ['shopify'])
  await page.getByRole('button', { name: `Adjust ${sku}` }).click()
  const form = page.getByRole('dialog')
  await form.getByText('Remove', { exact: true }).click()
  await form.getByLabel('Units').fill('900000')
  await form.getByLabel('Reason').fill('A slip of the finger')
  await form.getByRole('button', { name: 'Remove 900,000 units' }).click()
  await expect(form.getByRole('alert')).toContainText('There is not that much free stock')
})

test('a viewer sees the stock and nothing to change it with', async ({ page, request }) => {
  await signedIn(page, 'viewer')
  await page.goto('/stock')
  await expect(page.locator('[data-sku]').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Adjust / })).toHaveCount(0)
  await buy(request, (await page.locator('[data-sku]').first().getAttribute('data-sku')) ?? '', 1)
  await page.goto('/orders')
  await firstOrder(page).click()
  await expect(page.locator('article')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Ship \d|Cancel order|Reserve)/ })).toHaveCount(0)
})

test('a wrong password is told in words', async ({ page }) => {
  await signIn(page, 'owner', 'not-the-password')
  await expect(page.getByRole('alert')).toContainText('That e-mail and password do not belong together')
})
