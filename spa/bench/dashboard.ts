import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { z } from 'zod'
import {
  comparedFigure,
  plainFigure,
  type Bench,
  type Figure,
  type Round,
} from '../../functions/bench/figure.ts'
import { startProduct } from '../../functions/bench/product.ts'
import { largestPaint, signedIn, slowed, slowLine, withBrowser } from './browser.ts'

const [portOffset, rounds] = [1_900, 5]

const State = z.object({ shown: z.array(z.object({ sku: z.string() })) })

const stands = (page: Page) => page.locator('[data-figure]').first().waitFor({ timeout: 60_000 })

/** Forgets everything on the device but who is signed in: the next visit is a first one. */
async function forgetVisit(context: BrowserContext, page: Page): Promise<void> {
  await page.evaluate(async () => {
    const workers = await navigator.serviceWorker.getRegistrations()
    await Promise.all(workers.map((worker) => worker.unregister()))
    await Promise.all((await caches.keys()).map((key) => caches.delete(key)))
  })
  await page.goto('about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
}

/** The largest paint of an address on a slow phone and connection, in a page of its own. */
async function paintOf(
  context: BrowserContext,
  url: string,
  ready: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await context.newPage()
  const session = await slowed(page, 4)
  await slowLine(session)
  await page.goto(url)
  await ready(page)
  await pause(1_500)
  const milliseconds = await largestPaint(page)
  await page.close()
  return milliseconds
}

/** First and second visit to Today at 5 Mbit/s, 40 ms and a processor four times slower. Baseline: the sign-in screen. */
export const dashboardPaint: Bench = {
  names: ['lcp-ms', 'lcp-repeat-ms'],
  measure: async () => {
    const product = await startProduct(portOffset)
    try {
      return await withBrowser(async (browser) => {
        const [first, repeat]: [Round[], Round[]] = [[], []]
        for (let round = 0; round < rounds; round += 1) {
          const stranger = await browser.newContext()
          const baseline = await paintOf(stranger, `${product.spa}/sign-in`, (page) =>
            page.getByLabel('E-mail').waitFor(),
          )
          await stranger.close()
          const context = await browser.newContext()
          const page = await signedIn(context, product.spa)
          await stands(page)
          await forgetVisit(context, page)
          first.push({ value: await paintOf(context, product.spa, stands), baseline })
          await paintOf(context, product.spa, stands)
          repeat.push({ value: await paintOf(context, product.spa, stands), baseline })
          await context.close()
        }
        return [
          comparedFigure('lcp-ms', { unit: 'ms', rounds: first }, { atMost: 2500 }),
          comparedFigure('lcp-repeat-ms', { unit: 'ms', rounds: repeat }, { atMost: 1000 }),
        ]
      })
    } finally {
      await product.stop()
    }
  },
}

/**
 * Counts what Firestore's listening channel carries: each document that the server sends is a billed read, and each
 * listening costs one more, the membership that the rules look up.
 */
async function countReads(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const counted = { documents: 0, listenings: 0 }
    Object.assign(globalThis, { billed: counted })
    const count = (text: string, word: string) => text.split(word).length - 1
    const plain = globalThis.fetch
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      const answer = await plain(input, init)
      if (!url.includes('/Listen/channel') || answer.body === null) return answer
      const [ours, theirs] = answer.body.tee()
      const { status, headers } = answer
      void (async () => {
        const reader = ours.pipeThrough(new TextDecoderStream()).getReader()
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          counted.documents += count(part.value, '"documentChange"')
          counted.listenings += count(part.value, '"ADD"')
        }
      })()
      return new Response(theirs, { status, headers })
    }
  })
}

const billedIn = (page: Page): Promise<Readonly<{ documents: number; listenings: number }>> =>
  page.evaluate(() => {
    const counted: unknown = Reflect.get(globalThis, 'billed')
    const of = (name: string) =>
      typeof counted === 'object' && counted !== null ? Number(Reflect.get(counted, name)) : 0
    return { documents: of('documents'), listenings: of('listenings') }
  })

const ordersWatched = 10

/** Orders placed one after another in the sandboxed shop, each with time to reach the screen. */
async function orderSlowly(sandboxes: string): Promise<void> {
  const state = await fetch(`${sandboxes}/shopify/_sandbox/state`)
  const { shown } = State.parse(await state.json())
  for (let order = 0; order < ordersWatched; order += 1) {
    await fetch(`${sandboxes}/shopify/_sandbox/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines: [{ sku: shown[order % shown.length]?.sku, quantity: 1 }] }),
    })
    await pause(1_500)
  }
  await pause(4_000)
}

const reads = (name: string, value: number, atMost: number): Figure =>
  plainFigure(name, { unit: 'reads', values: [value] }, { atMost })

/**
 * Billed reads to show Today on a device that has shown it before, and for each order that comes in while it stands
 * open.
 */
export const dashboardReads: Bench = {
  names: ['reads-per-dashboard-open', 'reads-per-order-on-dashboard'],
  measure: async () => {
    const product = await startProduct(portOffset)
    try {
      return await withBrowser(async (browser) => {
        const context = await browser.newContext()
        await countReads(context)
        const page = await signedIn(context, product.spa)
        await stands(page)
        await pause(4_000)
        await page.goto(product.spa)
        await stands(page)
        await pause(4_000)
        const { documents, listenings } = await billedIn(page)
        if (listenings === 0) throw new Error('no listening was seen: the count means nothing')
        await orderSlowly(product.sandboxes)
        const after = await billedIn(page)
        const live = after.documents + after.listenings - documents - listenings
        return [
          reads('reads-per-dashboard-open', documents + listenings, 45),
          reads('reads-per-order-on-dashboard', live / ordersWatched, 60),
        ]
      })
    } finally {
      await product.stop()
    }
  },
}
