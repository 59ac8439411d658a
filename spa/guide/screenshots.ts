import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startProduct } from '../../functions/bench/product.ts'
import { signedIn, withBrowser } from '../bench/browser.ts'
import type { Tour } from '../src/business/tour.ts'
import { arrive } from '../test/arrive.ts'
import { memberStops, openStops } from '../test/tours.ts'

/**
 * Pictures for the merchant's guide, made anew by `npm run screenshots` against the demo merchant: what the tour of each
 * feature wants, at a desk and, where the phone is the point, in the hand.
 */
const images = join(import.meta.dirname, '../../docs/user/images')
const portOffset = 2_300

type Where = 'desk' | 'phone'

/** Takes the pictures that tours want at a desk, or in the hand. */
async function shoot(page: Page, spa: string, stops: Tour, where: Where): Promise<void> {
  for (const stop of stops.filter(({ pictures }) => pictures?.includes(where))) {
    await arrive(page, stop, spa)
    await page.locator('main [aria-label="Loading"]').first().waitFor({ state: 'detached', timeout: 30_000 })
    if (!openStops.includes(stop)) await page.locator('[data-state="live"]').waitFor({ timeout: 30_000 })
    const name = where === 'desk' ? stop.name : `phone-${stop.name}`
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
    await shoot(stranger, product.spa, openStops, 'desk')
    await shoot(await signedIn(desk, product.spa), product.spa, memberStops, 'desk')
    const phone = await browser.newContext({
      viewport: { width: 360, height: 780 },
      deviceScaleFactor: 2,
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    await shoot(await signedIn(phone, product.spa), product.spa, memberStops, 'phone')
  })
} finally {
  await product.stop()
}
