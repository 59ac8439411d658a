import type { Firestore } from '@google-cloud/firestore'
import { ChannelKind } from '@fluxori/contract/channels/channels'
import { appendCommand } from '../src/journal/append.ts'
import { newDrainMemory, type DrainTools } from '../src/journal/drain-tools.ts'
import { channelOrder } from '../test/shop.ts'

const skuCount = 200

/** 200 SKUs with stock that no bench can sell out. */
export const plentyOfUnits = (): Record<string, number> =>
  Object.fromEntries(Array.from({ length: skuCount }, (_, index) => [`SKU-${index}`, 1_000_000]))

/** The SKUs of the order with this number, as if chosen at random, and the same in every run. */
export const skusOf = (order: number, lines: number): readonly string[] =>
  Array.from({ length: lines }, (_, line) => `SKU-${scattered(order * lines + line) % skuCount}`)

/** SKUs such that orders that follow each other share none. */
export const apartSkus = (order: number, lines: number): readonly string[] =>
  Array.from({ length: lines }, (_, line) => `SKU-${(order * lines + line) % skuCount}`)

/** A number that looks random and is the same in every run (the finaliser of MurmurHash3). */
function scattered(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  const twice = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

export const drainTools = (db: Firestore, batchSize = 100): DrainTools => ({
  db,
  now: () => new Date().toISOString(),
  newId: () => crypto.randomUUID(),
  leaseMs: 15_000,
  batchSize,
  memory: newDrainMemory(),
  log: () => undefined,
})

/** Runs work for each number below `count`, so many at a time. */
export async function each(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const index = next
      next += 1
      await work(index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Appends one order command, as a webhook does. */
export const appendOrder = (
  db: Firestore,
  merchant: string,
  order: number,
  skus: readonly string[],
): Promise<boolean> => {
  const channelId = ChannelKind.options[order % ChannelKind.options.length] ?? 'shopify'
  const externalId = String(1_000_000 + order)
  const given = channelOrder(externalId, Object.fromEntries(skus.map((sku) => [sku, 1])))
  return appendCommand(db, merchant, {
    id: `${channelId}:order:${externalId}:1`,
    command: { kind: 'order-received', payload: { channelId, order: given } },
    actor: { kind: 'channel', channelId },
    receivedAt: new Date().toISOString(),
  })
}
