import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { stock } from '@fluxori/contract/stock/stock'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { reference } from '../../functions/src/store/documents.ts'
import { addresses } from './addresses.ts'
import { fillStock, openBooks, openMerchant } from './state.ts'
import { isKept, offlineBar } from './on-screen.ts'
import { buy, shownBy } from './shop.ts'
import { signedIn, signedInTo } from './sign-in.ts'
import { isSound, watchForComplaints } from './sound.ts'
import { memberStops, memberTours } from './tours.ts'

const state = openBooks(addresses.firestore)

watchForComplaints()

test.afterAll(() => state.terminate())

/** Stops that say something of a state. */
const listing = memberStops.flatMap(({ path, lists }) => (lists === undefined ? [] : [{ path, lists }]))
const teaching = memberStops.flatMap(({ path, empty }) => (empty === undefined ? [] : [{ path, empty }]))
const breakable = memberStops.flatMap(({ path, broken }) => (broken === undefined ? [] : [{ path, broken }]))

/** `orders` of `merchants/{merchant}/orders/{order}`, and the name of its own id there. */
const collectionIn = (path: string) => path.split('/').at(-2) ?? ''
const idIn = (path: string) => path.split('/').at(-1)?.replaceAll(/[{}]/g, '') ?? ''

test('every kind of list is among the states', () => {
  expect(listing.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/orders', '/stock', '/products', '/needs-you']),
  )
})

test('while nothing has come yet, every screen shows the shape of what is coming', async ({ page }) => {
  await openMerchant(state, 'slow', { name: 'Slow connection' })
  await signedInTo(page, 'owner', 'slow')
  // The page is served and the membership is known; what it listens to never comes.
  await page.route(/google\.firestore\.v1\.Firestore\/Listen/, () => undefined)
  for (const { path } of listing) {
    await page.goto(path)
    await expect(page.locator('main').getByRole('status', { name: 'Loading' }).first()).toBeVisible()
    await isSound(page, `loading${path.replaceAll('/', '-')}`)
  }
})

test.describe('a merchant that has nothing yet', () => {
  test.beforeAll(() => openMerchant(state, 'fresh', { name: 'Fresh start' }))

  test('is taught the first step on every screen, and nothing is made up', async ({ page }) => {
    await signedInTo(page, 'owner', 'fresh')
    for (const { path, empty } of teaching) {
      await page.goto(path)
      await expect(page.locator('main').getByText(new RegExp(empty, 'i')).first()).toBeVisible()
      await isSound(page, `empty${path.replaceAll('/', '-')}`)
    }
  })
})

test('what may not be read is told in words, with a way on', async ({ page, request }) => {
  const file = fileURLToPath(new URL('../../firestore.rules', import.meta.url))
  const rules = await readFile(file, 'utf8')
  const lists = listing.map(({ lists: { path } }) => collectionIn(path)).join('|')
  const closed = rules.replace(
    new RegExp(`match /(${lists})/\\{(\\w+)\\} \\{ allow read: if [^;]+; \\}`, 'g'),
    '',
  )
  await signedIn(page, 'owner')
  try {
    await useRules(request, closed)
    for (const { path } of listing) {
      await page.goto(path)
      await expect(page.getByText('This could not be loaded').first()).toBeVisible()
      await expect(page.getByRole('link', { name: 'Today' }).first()).toBeVisible()
    }
  } finally {
    await useRules(request, rules)
  }
})

async function useRules(request: APIRequestContext, content: string): Promise<void> {
  const answer = await request.put(
    `http://${addresses.firestore}/emulator/v1/projects/demo-fluxori:securityRules`,
    { data: { rules: { files: [{ name: 'firestore.rules', content }] } } },
  )
  expect(answer.ok()).toBe(true)
}

test('one record that does not fit is one broken row with its reason; the others are there', async ({
  page,
}) => {
  await openMerchant(state, 'broken', { name: 'Broken records' })
  await fillStock(state, 'broken', 3)
  await reference(state, stock, { merchant: 'broken', sku: 'SKU-00001' }).update({ available: 'many' })
  for (const { broken } of breakable) {
    const ids = { merchant: 'broken', [idIn(broken.of.path)]: broken.id }
    await reference(state, broken.of, ids).set(broken.fields)
  }
  await signedInTo(page, 'owner', 'broken')
  for (const { path } of breakable) {
    await page.goto(path)
    await expect(page.getByText('This record cannot be shown').first()).toBeVisible()
  }
  await page.goto('/stock')
  await expect(page.locator('[data-id="SKU-00000"]')).toBeVisible()
  await expect(page.locator('[data-id="SKU-00002"]')).toBeVisible()
  await expect(page.getByText('SKU-00001: available: ', { exact: false })).toBeVisible()
})

/** What a screen shows first, so that it can be known again: its first row, figure or heading. */
async function firstOn(page: Page): Promise<string> {
  const first = page.locator('main').locator('[data-id], [data-figure], h2').first()
  await expect(first).toBeVisible()
  return (await first.getAttribute('data-id')) ?? (await first.innerText())
}

test('offline every screen says so and shows what it had', async ({ page, context }) => {
  await signedIn(page, 'owner')
  const had = new Map<string, string>()
  for (const [{ path } = { path: '/' }] of memberTours) {
    await page.goto(path)
    had.set(path, await firstOn(page))
  }
  await isKept(page)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await context.setOffline(true)
  for (const [path, first] of had) {
    await page.goto(path)
    await expect(offlineBar(page)).toBeVisible()
    await expect.poll(() => firstOn(page), path).toBe(first)
  }
  await isSound(page, 'offline')
  await context.setOffline(false)
})

test('10,000 SKUs: a few rows are drawn, all of them can be reached, and a search finds one', async ({
  page,
}) => {
  await openMerchant(state, 'large', { name: 'Ten thousand SKUs' })
  await fillStock(state, 'large', 10_000)
  await signedInTo(page, 'owner', 'large')
  await page.goto('/stock')
  await expect(page.locator('[data-id="SKU-00000"]')).toBeVisible()
  await expect(page.getByText('10,000 SKUs')).toBeVisible()
  expect(await page.locator('[data-id]').count()).toBeLessThan(60)
  await expect.poll(() => furtherDown(page), { timeout: 60_000 }).toBeGreaterThan(1_000)
  await isSound(page, 'stock-10k')
  await page.keyboard.press('/')
  await page.keyboard.type('SKU-09999')
  await expect(page.locator('[data-id="SKU-09999"]')).toBeVisible()
})

/** Scrolls to the end of what is loaded; answers the number of the last SKU that is drawn. */
async function furtherDown(page: Page): Promise<number> {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  const id = await page.locator('[data-id]').last().getAttribute('data-id')
  return Number(id?.slice(4) ?? 0)
}

/** A row that stands in the window, and how far below its top. */
const rowInSight = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('main [data-id]')]
    const row = rows.find((one) => one.getBoundingClientRect().top > innerHeight / 2)
    return { id: row?.getAttribute('data-id') ?? '', top: row?.getBoundingClientRect().top ?? null }
  })

test('orders that arrive do not move the row that is being read, and it is told how many wait', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  await page.goto('/orders')
  await page.locator('[data-id]').first().waitFor()
  await page.mouse.wheel(0, 900)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300)
  const read = await rowInSight(page)
  expect(read.top).not.toBeNull()
  const [sku = ''] = [...(await shownBy(request, 'shopify')).keys()]
  const bought: string[] = []
  for (let order = 0; order < 20; order += 1) bought.push(await buy(request, sku, 1))
  await expect(page.getByRole('button', { name: '20 new orders', exact: true })).toBeVisible()
  expect(await rowInSight(page)).toEqual(read)
  await page.getByRole('button', { name: '20 new orders', exact: true }).click()
  for (const id of bought.slice(-3)) await expect(page.locator(`[data-id="shopify:${id}"]`)).toBeInViewport()
  await isSound(page, 'live-orders')
})

test('a list never begins with some of its rows, those that another screen happened to bring', async ({
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const first = document.querySelector('main [data-id]')?.getAttribute('data-id')
      if (location.pathname === '/stock' && first != null)
        document.documentElement.dataset['sawFirst'] ??= first
    }).observe(document, { childList: true, subtree: true })
  })
  await signedIn(page, 'owner')
  await expect(page.getByRole('region', { name: 'Stock at risk' }).locator('li').first()).toBeVisible()
  await page.goto('/stock')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const first = await page.locator('main [data-id]').first().getAttribute('data-id')
  await expect(page.locator('html')).toHaveAttribute('data-saw-first', first ?? '')
})
