import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { buy, shownBy } from './shop.ts'
import { signedIn } from './sign-in.ts'

const widths = [360, 768, 1440]
const schemes = ['light', 'dark'] as const

const screens = [
  { name: 'orders', path: '/orders', ready: (page: Page) => page.locator('a[href^="/orders/"]').first() },
  { name: 'stock', path: '/stock', ready: (page: Page) => page.locator('[data-sku]').first() },
  { name: 'channels', path: '/channels', ready: (page: Page) => page.locator('main article').first() },
  { name: 'needs-you', path: '/needs-you', ready: (page: Page) => page.locator('main h2').first() },
  { name: 'no-such-page', path: '/nowhere', ready: (page: Page) => page.getByText('There is no such page') },
]

const problems = new WeakMap<Page, string[]>()

/** There is an order to look at, and a case: more was bought than there is. */
test.beforeAll(async ({ request }) => {
  const [sku = ''] = [...(await shownBy(request, 'shopify')).keys()]
  await buy(request, sku, 100_000)
})

test.beforeEach(({ page }) => {
  const found: string[] = []
  problems.set(page, found)
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text())
  })
  page.on('pageerror', (error) => found.push(error.message))
})

/** What must hold on every screen: nothing complains, nobody is shut out, nothing slides sideways. */
async function isSound(page: Page, name: string) {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, 'the page must not scroll sideways').toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
  expect(problems.get(page)).toEqual([])
}

for (const colorScheme of schemes) {
  for (const width of widths) {
    test.describe(`at ${width} px, ${colorScheme}`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: width < 500 ? 780 : 900 },
        hasTouch: width < 1000,
        contextOptions: { reducedMotion: 'reduce' },
      })

      test('the sign-in screen is sound', async ({ page }) => {
        await page.goto('/sign-in')
        await expect(page.getByLabel('E-mail')).toBeVisible()
        await isSound(page, 'sign-in')
      })

      test('every screen behind it is sound', async ({ page }) => {
        await signedIn(page, 'owner')
        for (const { name, path, ready } of screens) {
          await page.goto(path)
          await expect(ready(page)).toBeVisible()
          await isSound(page, name)
        }
      })

      test('an order and the adjust form are sound', async ({ page }) => {
        await signedIn(page, 'owner')
        await page.locator('a[href^="/orders/"]').first().click()
        await expect(page.locator('article').getByRole('heading', { level: 2 })).toBeFocused()
        await isSound(page, 'order')
        await page.goto('/stock')
        await page
          .getByRole('button', { name: /^Adjust / })
          .first()
          .click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await isSound(page, 'adjust')
      })
    })
  }
}
