import { expect, type APIRequestContext, type Page } from '@playwright/test'
import { shownBy } from './shop.ts'

/** Opens the detail of a SKU. */
export async function openStock(page: Page, sku: string): Promise<void> {
  await page.goto(`/stock/${encodeURIComponent(sku)}`)
  await expect(page.locator('article [data-figure="available"]')).toBeVisible()
}

/** What the open SKU has available, as the screen says. */
export const availableNow = async (page: Page): Promise<number> =>
  Number((await page.locator('article [data-figure="available"]').innerText()).replaceAll(/\D/g, ''))

/** Adjusts the open SKU through its form, by the keyboard and the fields. */
export async function adjust(page: Page, units: number, direction: 'Add' | 'Remove', reason: string) {
  await page.keyboard.press('e')
  const form = page.getByRole('dialog')
  await form.getByText(direction, { exact: true }).click()
  await form.getByLabel('Units').fill(String(units))
  await form.getByLabel('Reason').fill(reason)
  await form.getByRole('button', { name: new RegExp(`^${direction} `) }).click()
}

/** Whether this shop shows some of it, and less than the most that it shows of anything: that may be its limit. */
const isFree = (shop: ReadonlyMap<string, number>, sku: string) =>
  (shop.get(sku) ?? 0) >= 3 && (shop.get(sku) ?? 0) < Math.max(...shop.values())

/**
 * A product with stock of its own that all of these shops list, found by looking, not by knowing the demo data. Nobody
 * else may trade meanwhile: the stack runs with its schedules off.
 */
export async function soldEverywhere(request: APIRequestContext, kinds: readonly string[]): Promise<string> {
  const shops = await Promise.all(kinds.map((kind) => shownBy(request, kind)))
  const [first] = shops
  const sku = [...(first?.keys() ?? [])].find(
    (one) => !one.startsWith('KIT') && shops.every((shop) => isFree(shop, one)),
  )
  if (sku === undefined) throw new Error(`no product with stock is listed by ${kinds.join(', ')}`)
  return sku
}

/** The app itself is on the device: what has not been opened yet opens offline too. */
export const isKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)

/** The bar that says that the device is offline. */
export const offlineBar = (page: Page) =>
  page.getByText('You are offline. You see what this device remembers')
