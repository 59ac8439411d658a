import { expect, test } from 'vitest'
import type { Stock } from '@fluxori/contract/stock/stock'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, type MemoryShop } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const owner = { kind: 'member', uid: 'owner' } as const
const skus = Array.from({ length: 120 }, (_, index) => `SKU-${String(index).padStart(3, '0')}`)
const bigShop = () =>
  openMemoryShop({ units: Object.fromEntries(skus.map((sku) => [sku, 7])), pageOfSkus: 50 })

const refresh = (shop: MemoryShop, id: string) =>
  append(shop, id, { kind: 'refresh-all', payload: { after: null } }, owner)
const spoil = (shop: MemoryShop, change: Partial<Stock>) =>
  shop.stock.forEach((stock, sku) => shop.stock.set(sku, { ...stock, ...change }))
const pages = (shop: MemoryShop) =>
  shop.plans.flatMap(({ changes }) =>
    [...changes.followUps.values()].flatMap((command) =>
      command.kind === 'refresh-all' ? [command.payload.after] : [],
    ),
  )

test('every SKU is worked out again, a page after another, to the last', () => {
  const shop = bigShop()
  spoil(shop, { available: 99, supply: 'out' })
  refresh(shop, 'once')
  drainMemory(shop, 100, at)
  expect([...shop.stock.values()].filter(({ available }) => available !== 7)).toEqual([])
  expect([...shop.stock.values()].filter(({ supply }) => supply !== 'enough')).toEqual([])
  expect(pages(shop)).toEqual([skus[49], skus[99]])
})

test('a catalogue that ends with its page ends there', () => {
  const shop = openMemoryShop({
    units: Object.fromEntries(skus.slice(0, 100).map((sku) => [sku, 7])),
    pageOfSkus: 50,
  })
  refresh(shop, 'once')
  drainMemory(shop, 100, at)
  expect(pages(shop)).toEqual([skus[49], skus[99]])
  expect(shop.pending).toEqual([])
})

test('a catalogue of nothing is done at once', () => {
  const shop = openMemoryShop({ units: {} })
  refresh(shop, 'once')
  drainMemory(shop, 100, at)
  expect(pages(shop)).toEqual([])
})

test('each pass has ids of its own, and asking for one twice under one id is asking once', () => {
  const shop = bigShop()
  refresh(shop, 'one')
  refresh(shop, 'two')
  drainMemory(shop, 1, at)
  const ids = shop.plans.flatMap(({ changes }) => [...changes.followUps.keys()])
  expect(ids.length).toBe(4)
  expect(new Set(ids).size).toBe(4)
  refresh(shop, 'one')
  expect(shop.pending).toEqual([])
})

test('stock that has become free is offered to the orders that wait for it', () => {
  const shop = openMemoryShop({ units: { KETTLE: 0 } })
  const order = channelOrder('1', { KETTLE: 2 })
  append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order } })
  drainMemory(shop, 1, at)
  const stock = shop.stock.get('KETTLE')
  if (stock === undefined) throw new Error('there is no kettle')
  const jhb = { onHand: 1, reserved: 0, incoming: 0, inTransit: 0, damaged: 0, quarantined: 0 }
  shop.stock.set('KETTLE', { ...stock, levels: { jhb } })
  refresh(shop, 'once')
  drainMemory(shop, 1, at)
  expect(shop.orders.get('shopify:1')?.lines[0]).toMatchObject({ allocated: 1, shortage: 1 })
})
