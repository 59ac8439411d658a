import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startProduct } from '../../functions/bench/product.ts'
import { signedIn, withBrowser } from '../bench/browser.ts'

/**
 * Pictures of every screen for the merchant's guide, made anew by `npm run screenshots` against the demo merchant: at a
 * desk and, where the phone is the point, in the hand.
 */
const images = join(import.meta.dirname, '../../docs/user/images')
const portOffset = 2_300

type Shot = Readonly<{ name: string; path: string; ready: string; act?: (page: Page) => Promise<void> }>

const open = async (page: Page) => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('article').first().waitFor()
}

const addSchedule = async (page: Page) => {
  await page.getByRole('button', { name: 'Add a schedule' }).first().click()
  await page.getByRole('dialog').waitFor()
}

const atDesk: readonly Shot[] = [
  { name: 'today', path: '/', ready: '[data-figure]' },
  { name: 'orders', path: '/orders', ready: '[data-id]' },
  { name: 'order', path: '/orders?status=oversold', ready: '[data-id]', act: open },
  { name: 'stock', path: '/stock', ready: '[data-id]' },
  { name: 'stock-explained', path: '/stock', ready: '[data-id]', act: open },
  { name: 'products', path: '/products', ready: '[data-id]' },
  { name: 'new-product', path: '/products?new=1', ready: 'article' },
  { name: 'warehouses', path: '/warehouses', ready: 'main h2' },
  { name: 'channels', path: '/channels', ready: 'main h2' },
  { name: 'channel', path: '/channels/takealot', ready: 'article' },
  { name: 'needs-you', path: '/needs-you', ready: '[data-id]' },
  { name: 'members', path: '/settings/members', ready: 'main h2, main [data-id]' },
  { name: 'schedules', path: '/settings/schedules', ready: 'main button', act: addSchedule },
  { name: 'preferences', path: '/settings/preferences', ready: 'main h2' },
]

const inHand: readonly Shot[] = [
  { name: 'phone-today', path: '/', ready: '[data-figure]' },
  { name: 'phone-orders', path: '/orders', ready: '[data-id]' },
  { name: 'phone-stock', path: '/stock', ready: '[data-id]' },
  { name: 'phone-receive', path: '/stock?do=receive', ready: '[role="dialog"]' },
]

async function shoot(page: Page, spa: string, shots: readonly Shot[]): Promise<void> {
  for (const { name, path, ready, act } of shots) {
    await page.goto(`${spa}${path}`)
    await page.locator(ready).first().waitFor({ timeout: 30_000 })
    await act?.(page)
    await page.locator('main [aria-label="Loading"]').first().waitFor({ state: 'detached', timeout: 30_000 })
    if (path !== '/sign-in') await page.locator('[data-state="live"]').waitFor({ timeout: 30_000 })
    await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' })
    console.log(name)
  }
}

await mkdir(images, { recursive: true })
const product = await startProduct(portOffset)
try {
  await withBrowser(async (browser) => {
    const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const stranger = await desk.newPage()
    await shoot(stranger, product.spa, [{ name: 'sign-in', path: '/sign-in', ready: 'form' }])
    await shoot(await signedIn(desk, product.spa), product.spa, atDesk)
    const phone = await browser.newContext({
      viewport: { width: 360, height: 780 },
      deviceScaleFactor: 2,
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    await shoot(await signedIn(phone, product.spa), product.spa, inHand)
  })
} finally {
  await product.stop()
}
