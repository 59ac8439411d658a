import { expect, test, type Page } from '@playwright/test'
import { buy, shownBy } from './shop.ts'
import { signedIn } from './sign-in.ts'
import { isSound, watchForComplaints } from './sound.ts'

const widths = [360, 768, 1440]
const schemes = ['light', 'dark'] as const

const row = (page: Page) => page.locator('[data-id]').first()
const heading = (page: Page) => page.locator('main h2').first()
const dialog = (page: Page) => page.getByRole('dialog')
const detail = (page: Page) => page.locator('article').getByRole('heading', { level: 2 })

const screens = [
  { name: 'today', path: '/', ready: (page: Page) => page.locator('[data-figure]').first() },
  { name: 'orders', path: '/orders', ready: row },
  { name: 'stock', path: '/stock', ready: row },
  { name: 'sku', path: '/stock/MUG-ENAM-4', ready: detail },
  { name: 'kit', path: '/stock?supply=kits', ready: row },
  { name: 'adjust', path: '/stock?do=adjust&sku=MUG-ENAM-4', ready: dialog },
  { name: 'receive', path: '/stock?do=receive', ready: dialog },
  { name: 'transfer', path: '/stock?do=transfer', ready: dialog },
  { name: 'count', path: '/stock?do=count', ready: dialog },
  { name: 'products', path: '/products', ready: row },
  { name: 'product', path: '/products/MUG-ENAM-4', ready: detail },
  { name: 'new-product', path: '/products?new=1', ready: detail },
  { name: 'warehouses', path: '/warehouses', ready: heading },
  { name: 'channels', path: '/channels', ready: heading },
  { name: 'channel', path: '/channels/takealot', ready: detail },
  { name: 'needs-you', path: '/needs-you', ready: row },
  {
    name: 'members',
    path: '/settings/members',
    ready: (page: Page) => page.getByText('Lindiwe Khumalo').first(),
  },
  { name: 'merchant', path: '/settings/merchant', ready: heading },
  { name: 'preferences', path: '/settings/preferences', ready: heading },
  {
    name: 'more',
    path: '/more',
    ready: (page: Page) => page.getByRole('heading', { name: 'More', level: 1 }),
  },
  { name: 'no-such-page', path: '/nowhere', ready: (page: Page) => page.getByText('There is no such page') },
]

watchForComplaints()

/** There is an order to look at, and a case: more was bought than there is. */
test.beforeAll(async ({ request }) => {
  const [sku = ''] = [...(await shownBy(request, 'shopify')).keys()]
  await buy(request, sku, 100_000)
})

/** Sound in light and in dark. */
async function isSoundInBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await isSound(page, `${name}-${colorScheme}`)
  }
}

for (const width of widths) {
  test.describe(`at ${width} px`, () => {
    test.use({
      viewport: { width, height: width < 500 ? 780 : 900 },
      hasTouch: width < 1000,
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('every screen is sound, in light and dark', async ({ page }) => {
      test.setTimeout(300_000)
      await page.goto('/sign-in')
      await expect(page.getByLabel('E-mail')).toBeVisible()
      await isSoundInBoth(page, 'sign-in')
      await signedIn(page, 'owner')
      for (const { name, path, ready } of screens) {
        await page.goto(path)
        await expect(ready(page)).toBeVisible()
        await isSoundInBoth(page, name)
      }
    })

    test('an order, its forms, the palette, the keys and the menus are sound', async ({ page }) => {
      test.setTimeout(180_000)
      await signedIn(page, 'owner')
      await page.goto('/orders?status=allocated')
      await row(page).getByRole('link').click()
      await expect(detail(page)).toBeFocused()
      await isSoundInBoth(page, 'order')
      for (const question of ['s', 'c', 'Control+k', 'Shift+?']) {
        await page.keyboard.press(question)
        await expect(dialog(page)).toBeVisible()
        await isSoundInBoth(page, `order-${question}`)
        await page.keyboard.press('Escape')
        await expect(dialog(page)).toBeHidden()
      }
      await page.getByRole('button', { name: /^Account of/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await isSoundInBoth(page, 'account')
    })
  })
}
