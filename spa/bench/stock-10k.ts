import type { Page } from 'playwright'
import { plainFigure, type Bench } from '../../functions/bench/figure.ts'
import { startProduct } from '../../functions/bench/product.ts'
import { fillStock, openBooks, openMerchant } from '../test/state.ts'
import { signedIn, slowed, withBrowser } from './browser.ts'

const [portOffset, skus, rounds, scrolledMs] = [2_500, 10_000, 5, 8_000]
const merchant = 'bench'

const rows = (page: Page) => page.locator('[data-id^="SKU-"]').first()

/** Frames a second while the list is scrolled steadily, as a thumb does, for some seconds. */
const scrollFps = (page: Page): Promise<number> =>
  page.evaluate(
    (forMs) =>
      new Promise<number>((resolve) => {
        const started = performance.now()
        let frames = 0
        const step = (now: number) => {
          frames += 1
          scrollBy(0, 24)
          if (now - started < forMs) requestAnimationFrame(step)
          else resolve((frames * 1000) / (now - started))
        }
        requestAnimationFrame(step)
      }),
    scrolledMs,
  )

/** The stock page with 10,000 SKUs on a device that has shown it before, its processor four times slower. */
export const largeStock: Bench = {
  names: ['stock-10k-first-rows-ms', 'stock-10k-scroll-fps'],
  measure: async () => {
    const product = await startProduct(portOffset)
    try {
      const db = openBooks(product.firestore)
      await openMerchant(db, merchant, { name: 'Ten thousand SKUs' })
      await fillStock(db, merchant, skus)
      await db.terminate()
      return await withBrowser(async (browser) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
        const page = await signedIn(context, product.spa, merchant)
        await page.goto(`${product.spa}/stock`)
        await rows(page).waitFor({ timeout: 60_000 })
        await page.evaluate(() => navigator.serviceWorker.ready)
        await page.close()
        const [firstRows, fps]: [number[], number[]] = [[], []]
        for (let round = 0; round < rounds; round += 1) {
          const again = await context.newPage()
          await slowed(again, 4)
          await again.goto(`${product.spa}/stock`)
          await rows(again).waitFor({ timeout: 60_000 })
          firstRows.push(await again.evaluate(() => performance.now()))
          fps.push(await scrollFps(again))
          await again.close()
        }
        return [
          plainFigure('stock-10k-first-rows-ms', { unit: 'ms', values: firstRows }, { atMost: 2000 }),
          plainFigure('stock-10k-scroll-fps', { unit: 'frames/s', values: fps }, { atLeast: 50 }),
        ]
      })
    } finally {
      await product.stop()
    }
  },
}
