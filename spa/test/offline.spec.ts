import { expect, test, type Page } from '@playwright/test'
import { adjust, availableNow, isKept, offlineBar, openStock } from './on-screen.ts'
import { signedIn } from './sign-in.ts'

const row = (page: Page, sku: string) => page.locator(`[data-id="${sku}"]`)

/** The first product with stock of its own that stands in the list, and its detail opened. */
async function openSku(page: Page): Promise<string> {
  await page.goto('/stock')
  const first = page.locator('[data-id]').first()
  await first.waitFor()
  const sku = (await first.getAttribute('data-id')) ?? ''
  await openStock(page, sku)
  await isKept(page)
  return sku
}

const because = 'Counted in the dead corner'

test('a change that is made offline waits in sight, and is done once when there is a connection', async ({
  page,
  context,
}) => {
  await signedIn(page, 'operator')
  await openSku(page)
  const before = await availableNow(page)
  await context.setOffline(true)
  await expect(offlineBar(page)).toBeVisible()
  await adjust(page, 5, 'Add', because)
  await expect(page.getByText(/kept on this device/)).toBeVisible()
  await page.getByRole('button', { name: '1 change waits to be sent' }).click()
  await expect(page.getByRole('dialog').getByText('Waiting for the line')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await availableNow(page)).toBe(before)
  await context.setOffline(false)
  await expect.poll(() => availableNow(page)).toBe(before + 5)
  await expect(page.getByRole('button', { name: /to be sent$/ })).toHaveCount(0)
  await adjust(page, 5, 'Remove', because)
  await expect.poll(() => availableNow(page)).toBe(before)
})

test('a change that waits can be taken back', async ({ page, context }) => {
  await signedIn(page, 'operator')
  await openSku(page)
  const before = await availableNow(page)
  await context.setOffline(true)
  await adjust(page, 7, 'Add', because)
  await page.getByRole('button', { name: '1 change waits to be sent' }).click()
  await page.getByRole('button', { name: /^Do not send:/ }).click()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  await page.keyboard.press('Escape')
  await context.setOffline(false)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  expect(await availableNow(page)).toBe(before)
})

test('a change that is refused when it is sent stays in sight with its reason', async ({ page, context }) => {
  await signedIn(page, 'operator')
  await openSku(page)
  await context.setOffline(true)
  await adjust(page, 900000, 'Remove', because)
  await expect(page.getByText(/kept on this device/)).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: '1 change waits to be sent' }).click()
  const list = page.getByRole('dialog')
  await expect(list.getByText('Not done')).toBeVisible()
  await expect(list.getByText('There is not that much free stock.')).toBeVisible()
  await list.getByRole('button', { name: /^Put away:/ }).click()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
})

test('a change whose answer was lost on the way is counted once', async ({ page }) => {
  await signedIn(page, 'operator')
  await openSku(page)
  const before = await availableNow(page)
  await page.route(
    '**/stock-update',
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 2 },
  )
  await adjust(page, 4, 'Add', because)
  await expect.poll(() => availableNow(page)).toBe(before + 4)
  await page.unroute('**/stock-update')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.getByRole('button', { name: /to be sent$/ })).toHaveCount(0)
  expect(await availableNow(page)).toBe(before + 4)
  await adjust(page, 4, 'Remove', because)
  await expect.poll(() => availableNow(page)).toBe(before)
})

test('the app opens offline and shows what the device remembers', async ({ page, context }) => {
  await signedIn(page, 'owner')
  await page.goto('/stock')
  await page.locator('[data-id]').first().waitFor()
  const sku = (await page.locator('[data-id]').first().getAttribute('data-id')) ?? ''
  await isKept(page)
  await page.reload()
  await expect(row(page, sku)).toBeVisible()
  await context.setOffline(true)
  await page.reload()
  await expect(offlineBar(page)).toBeVisible()
  await expect(row(page, sku)).toBeVisible()
  await context.setOffline(false)
  await expect(offlineBar(page)).toHaveCount(0)
})
