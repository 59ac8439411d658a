import { expect, test, type Page } from '@playwright/test'
import type { Stop, Tour } from '../src/business/tour.ts'
import { arrive } from './arrive.ts'
import { buy, shownBy } from './shop.ts'
import { signedIn } from './sign-in.ts'
import { isSound, watchForComplaints } from './sound.ts'
import { memberStops, openStops } from './tours.ts'

const widths = [360, 768, 1440]
const schemes = ['light', 'dark'] as const

const row = (page: Page) => page.locator('[data-id]').first()
const dialog = (page: Page) => page.getByRole('dialog')
const detail = (page: Page) => page.locator('article').getByRole('heading', { level: 2 })

/** What belongs to no feature. */
const appStops: Tour = [
  { name: 'more', path: '/more', ready: 'role=heading[name="More"][level=1]' },
  { name: 'no-such-page', path: '/nowhere', ready: 'text=There is no such page' },
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

/** Opens a screen as its feature says, and looks at it. */
async function visit(page: Page, stop: Stop): Promise<void> {
  await arrive(page, stop)
  await isSoundInBoth(page, stop.name)
}

for (const width of widths) {
  test.describe(`at ${width} px`, () => {
    test.use({
      viewport: { width, height: width < 500 ? 780 : 900 },
      hasTouch: width < 1000,
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('every screen is sound, in light and dark', async ({ page }) => {
      test.setTimeout(420_000)
      for (const stop of openStops) await visit(page, stop)
      await signedIn(page, 'owner')
      for (const stop of [...memberStops, ...appStops]) await visit(page, stop)
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
