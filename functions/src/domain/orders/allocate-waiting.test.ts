import type { StockChange } from '@fluxori/contract/stock/stock'
import { expect, test } from 'vitest'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { append, openMemoryShop, type MemoryShop } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'

function receive(shop: MemoryShop, sku: string, quantity: number): void {
  const change: StockChange = {
    kind: 'receive',
    warehouse: 'jhb',
    lines: [{ sku, quantity }],
    reference: 'in',
  }
  append(shop, 'in', { kind: 'stock-update', payload: { change } })
  drainMemory(shop, 100, at)
}

test('a hundred kits that lack another part keep no stock from the order that waits behind them', () => {
  const shop = openMemoryShop({
    units: { MUG: 0, LID: 0 },
    kits: {
      DUO: [
        { sku: 'MUG', quantity: 1 },
        { sku: 'LID', quantity: 1 },
      ],
    },
  })
  const sold = [...Array.from({ length: 100 }, () => ({ DUO: 1 })), { MUG: 1 }]
  sold.forEach((lines, index) => {
    const order = channelOrder(String(index), lines)
    append(shop, `told-${index}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
  })
  drainMemory(shop, 100, at)
  receive(shop, 'MUG', 5)
  expect(shop.orders.get('shopify:100')?.lines[0]).toMatchObject({ allocated: 1, shortage: 0 })
  expect(shop.stock.get('MUG')?.levels['jhb']).toMatchObject({ onHand: 5, reserved: 1 })
})

test('a broken order keeps no stock from the others, and the receipt that brought it stands', () => {
  const shop = openMemoryShop({ units: { MUG: 0 } })
  ;['0', '1'].forEach((id) => {
    const order = channelOrder(id, { MUG: 1 })
    append(shop, `told-${id}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
  })
  drainMemory(shop, 100, at)
  const first = shop.orders.get('shopify:0')
  if (first === undefined) throw new Error('the order was not taken in')
  shop.orders.set('shopify:0', { ...first, units: -1 })
  receive(shop, 'MUG', 2)
  expect(shop.processed.get('in')?.state).toBe('applied')
  expect(shop.orders.get('shopify:1')?.lines[0]).toMatchObject({ allocated: 1 })
})
