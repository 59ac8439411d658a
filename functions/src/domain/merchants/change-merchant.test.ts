import { expect, test } from 'vitest'
import type { MerchantChange } from '@fluxori/contract/merchant/merchant'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, type MemoryShop } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const owner = { kind: 'member', uid: 'owner' } as const

const change = (shop: MemoryShop, fields: MerchantChange) => {
  append(
    shop,
    `m-${shop.processed.size + shop.pending.length}`,
    { kind: 'merchant-update', payload: { fields } },
    owner,
  )
}
const sell = (shop: MemoryShop, id: string, version = 1) => {
  const order = { ...channelOrder(id, { KETTLE: 2 }, { version }), shippingCents: 9_900 }
  append(shop, `o-${id}-${version}`, { kind: 'order-received', payload: { channelId: 'shopify', order } })
}
const apply = (shop: MemoryShop, batchSize = 1) => drainMemory(shop, batchSize, at)
const orderIn = (shop: MemoryShop, id: string) => shop.orders.get(`shopify:${id}`)

test('only the fields that are named change, and saying what is so already writes nothing', () => {
  const shop = openMemoryShop({ units: {} })
  change(shop, { name: 'Bushveld' })
  change(shop, { vatVendor: true, whenShort: 'oversold' })
  change(shop, {})
  apply(shop)
  expect(shop.merchant.get('memory')).toMatchObject({
    name: 'Bushveld',
    vatVendor: true,
    whenShort: 'oversold',
  })
  expect(shop.plans.filter(({ changes }) => changes.documents.merchant.size > 0).length).toBe(1)
})

test.each([1, 100])(
  'orders are taken in as the merchant is when they are applied (batches of %i)',
  (size) => {
    const shop = openMemoryShop({ units: { KETTLE: 2 } })
    sell(shop, '1')
    change(shop, { vatVendor: false, whenShort: 'backordered' })
    sell(shop, '2')
    apply(shop, size)
    expect(orderIn(shop, '1')).toMatchObject({ status: 'allocated', vatCents: 4_291 })
    expect(orderIn(shop, '2')).toMatchObject({ status: 'backordered', vatCents: 0 })
    expect(orderIn(shop, '2')?.lines[0]?.vatClass).toBe('out-of-scope')
  },
)

test('orders that were taken in keep their VAT and the name of their shortage, whatever is told of them later', () => {
  const shop = openMemoryShop({ units: { KETTLE: 0 } })
  sell(shop, '1')
  change(shop, { vatVendor: false, whenShort: 'backordered' })
  sell(shop, '1', 2)
  apply(shop)
  expect(orderIn(shop, '1')).toMatchObject({ status: 'oversold', vatCents: 4_291, version: 2 })
  change(shop, { vatVendor: true, whenShort: 'oversold' })
  sell(shop, '1', 3)
  apply(shop)
  expect(orderIn(shop, '1')).toMatchObject({ status: 'oversold', vatCents: 4_291, version: 3 })
})

test('an order from when the merchant was no vendor stays without VAT', () => {
  const shop = openMemoryShop({ units: { KETTLE: 2 }, vatVendor: false })
  sell(shop, '1')
  change(shop, { vatVendor: true })
  sell(shop, '1', 2)
  apply(shop)
  expect(orderIn(shop, '1')).toMatchObject({ vatCents: 0, version: 2 })
})

test('delivery of an order without taxable goods keeps its VAT too', () => {
  const fields = { vatClass: 'out-of-scope', vatReason: 'VAT Act s 8(23)' } as const
  const shop = openMemoryShop({ units: { KETTLE: 2 }, products: { KETTLE: fields } })
  sell(shop, '1')
  change(shop, { vatVendor: false })
  sell(shop, '1', 2)
  apply(shop)
  expect(orderIn(shop, '1')).toMatchObject({ vatCents: 1_291, version: 2 })
})

test("an order keeps its products' VAT class as it was sold", () => {
  const shop = openMemoryShop({ units: { KETTLE: 2 } })
  sell(shop, '1')
  const fields = { vatClass: 'zero', vatReason: 'VAT Act s 11(1)(j)' } as const
  append(
    shop,
    'p',
    { kind: 'product-update', payload: { change: { kind: 'edit', sku: 'KETTLE', fields } } },
    owner,
  )
  sell(shop, '1', 2)
  sell(shop, '2')
  apply(shop)
  expect(orderIn(shop, '1')?.lines[0]).toMatchObject({ vatClass: 'standard', vatCents: 3_000 })
  expect(orderIn(shop, '2')?.lines[0]).toMatchObject({ vatClass: 'zero', vatCents: 0 })
})
