import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ChannelKind } from '@fluxori/contract/channels/channels'
import { sandboxModules } from '../dev/sandboxes/all.ts'
import { p95, plainFigure, type Bench } from './figure.ts'
import { startProduct } from './product.ts'

const [portOffset, skusSold, rounds, sales] = [1_700, 10, 5, 20]
const sandboxes = `http://127.0.0.1:${5010 + portOffset}`

const State = z.object({ shown: z.array(z.object({ sku: z.string(), quantity: z.int() })) })

async function shownBy(kind: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${sandboxes}/${kind}/_sandbox/state`)
  return new Map(State.parse(await response.json()).shown.map(({ sku, quantity }) => [sku, quantity]))
}

/** Milliseconds from a buyer's order on one channel to the new quantity being shown by all others. */
async function sell(from: string, others: readonly string[], sku: string): Promise<number> {
  const before = await Promise.all(others.map(shownBy))
  const started = performance.now()
  await fetch(`${sandboxes}/${from}/_sandbox/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lines: [{ sku, quantity: 1 }] }),
  })
  for (;;) {
    const after = await Promise.all(others.map(shownBy))
    if (after.every((shown, index) => shown.get(sku) !== before[index]?.get(sku))) {
      return performance.now() - started
    }
    if (performance.now() - started > 30_000)
      throw new Error(`${sku} did not reach ${others.join(' and ')} in 30 s`)
    await pause(5)
  }
}

/** SKUs that every channel sells, with plenty left. */
async function sellable(kinds: readonly string[]): Promise<readonly string[]> {
  const shown = await Promise.all(kinds.map(shownBy))
  const [first = new Map<string, number>()] = shown
  return [...first.keys()].filter((sku) => shown.every((state) => (state.get(sku) ?? 0) > 20))
}

const othersThan = (from: string): readonly ChannelKind[] =>
  ChannelKind.options.filter((kind) => kind !== from)

const isCapped = (kind: ChannelKind): boolean => sandboxModules[kind].demo.formula.max !== null

/**
 * Takes the cap off a channel that has one, since a capped number does not move with a sale; and touches the journal's
 * lease, so that no drain goes by what it remembers of the channel.
 */
async function uncap(channel: string): Promise<void> {
  await patch(`channels/${channel}`, 'formula.max', {
    formula: { mapValue: { fields: { max: { nullValue: null } } } },
  })
  await patch('leases/journal', 'expiresAt', { expiresAt: { timestampValue: '2026-01-01T00:00:00Z' } })
}

async function patch(path: string, field: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const documents = `http://127.0.0.1:${8080 + portOffset}/v1/projects/demo-fluxori/databases/(default)/documents`
  const answer = await fetch(`${documents}/merchants/demo/${path}?updateMask.fieldPaths=${field}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify({ fields }),
  })
  if (!answer.ok) throw new Error(`${path} could not be changed: ${await answer.text()}`)
}

/** From a webhook being sent to the new quantity being accepted by every other channel, through the whole product. */
export const saleToChannels: Bench = {
  names: ['sale-to-channels-p95-ms'],
  measure: async () => {
    const { stop } = await startProduct(portOffset)
    try {
      const kinds = ChannelKind.options
      for (const kind of kinds.filter(isCapped)) await uncap(kind)
      const skus = await sellable(kinds)
      if (skus.length === 0) throw new Error('no demo product has plenty left on every channel')
      // The first sale of each SKU also takes the old cap away: it warms up and is not counted.
      for (const sku of skus.slice(0, skusSold)) await sell('shopify', othersThan('shopify'), sku)
      const sellNumber = (sale: number): Promise<number> => {
        const from = kinds[sale % kinds.length] ?? 'shopify'
        return sell(from, othersThan(from), skus[sale % Math.min(skusSold, skus.length)] ?? '')
      }
      const values: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const times: number[] = []
        for (let sale = 0; sale < sales; sale += 1) times.push(await sellNumber(round * sales + sale))
        values.push(p95(times))
      }
      return [plainFigure('sale-to-channels-p95-ms', { unit: 'ms', values }, { atMost: 3000 })]
    } finally {
      await stop()
    }
  },
}
