import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'
import { z } from 'zod'
import { p95, plainFigure, type Bench } from '../../functions/bench/figure.ts'
import { startProduct } from '../../functions/bench/product.ts'
import { signedIn, slowed, withBrowser } from './browser.ts'

const [portOffset, ordersPerMinute, rounds, journeys] = [2_100, 200, 5, 3]

const State = z.object({ shown: z.array(z.object({ sku: z.string(), quantity: z.int() })) })

/** Buyers order in the sandboxed shop at a steady rate until called off. Answers how many orders were placed. */
async function buyersAt(sandboxes: string): Promise<() => Promise<number>> {
  const state = await fetch(`${sandboxes}/shopify/_sandbox/state`)
  const skus = State.parse(await state.json()).shown.map(({ sku }) => sku)
  let [placed, going] = [0, true]
  const buying = (async () => {
    const started = performance.now()
    while (going) {
      await fetch(`${sandboxes}/shopify/_sandbox/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ lines: [{ sku: skus[placed % skus.length], quantity: 1 }] }),
      })
      placed += 1
      await pause(Math.max(0, started + (placed * 60_000) / ordersPerMinute - performance.now()))
    }
  })()
  return async () => {
    going = false
    await buying
    return placed
  }
}

/** From here on the page notes how long each press, tap and key took until the screen answered. */
const noteInteractions = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const worst = new Map<number, number>()
    Object.assign(globalThis, { worstInteractions: worst })
    const observer = new PerformanceObserver((list) => {
      list.getEntries().forEach((entry) => {
        const id: unknown = Reflect.get(entry, 'interactionId')
        if (typeof id === 'number' && id > 0) worst.set(id, Math.max(worst.get(id) ?? 0, entry.duration))
      })
    })
    const every = { type: 'event', buffered: true, durationThreshold: 16 }
    observer.observe(every)
  })

/** The longest interaction so far, in milliseconds; 16 when all were shorter than a frame. Starts counting anew. */
const worstInteraction = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const worst: unknown = Reflect.get(globalThis, 'worstInteractions')
    if (!(worst instanceof Map)) return 16
    const longest = Math.max(16, ...[...worst.values()].map(Number))
    worst.clear()
    return longest
  })

/** What a person does in a minute: looks through orders, opens one, finds stock, starts to adjust it, goes home. */
async function journey(page: Page): Promise<void> {
  const place = (name: string) => page.getByRole('link', { name, exact: true }).first()
  await place('Orders').click()
  await page.locator('[data-id]').first().waitFor()
  await page.getByRole('button', { name: 'Ready to ship' }).click()
  await page.locator('[data-id]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('article').first().waitFor()
  await page.keyboard.press('Escape')
  await place('Stock').click()
  await page.locator('[data-id]').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('mouse', { delay: 60 })
  await page.locator('[data-id]').first().waitFor()
  await page.locator('[data-id] a').first().click()
  await page.locator('article').first().waitFor()
  await place('Today').click()
  await page.locator('[data-figure]').first().waitFor()
}

/** The worst interaction of a person's journeys while 200 orders a minute arrive, processor four times slower. */
export const liveOrders: Bench = {
  names: ['inp-p95-ms'],
  measure: async () => {
    const product = await startProduct(portOffset)
    try {
      return await withBrowser(async (browser) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
        const page = await signedIn(context, product.spa)
        const stopBuying = await buyersAt(product.sandboxes)
        await slowed(page, 4)
        await noteInteractions(page)
        await journey(page)
        await worstInteraction(page)
        const values: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          const worst: number[] = []
          for (let walked = 0; walked < journeys; walked += 1) {
            await journey(page)
            worst.push(await worstInteraction(page))
          }
          values.push(p95(worst))
        }
        const placed = await stopBuying()
        if (placed < 10) throw new Error('there were no live orders')
        return [plainFigure('inp-p95-ms', { unit: 'ms', values }, { atMost: 200 })]
      })
    } finally {
      await product.stop()
    }
  },
}
