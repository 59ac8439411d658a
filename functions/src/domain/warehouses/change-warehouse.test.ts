import { expect, test } from 'vitest'
import { WarehouseRefusal, type WarehouseChange } from '@fluxori/contract/warehouses/warehouses'
import type { StockChange } from '@fluxori/contract/stock/stock'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, warehouseOf, type MemoryShopPlan } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const member = { kind: 'member', uid: 'manager' } as const
const plan: MemoryShopPlan = {
  units: { KETTLE: { jhb: 2, cpt: 3, dc: 4 }, MUG: { cpt: 1 }, LID: { jhb: 1 }, CUP: { cpt: 2 } },
  kits: { SET: [{ sku: 'KETTLE', quantity: 2 }] },
  warehouses: [
    warehouseOf('jhb', { priority: 1 }),
    warehouseOf('cpt', { priority: 2, serves: ['takealot'] }),
    warehouseOf('dc', { priority: 3, kind: 'marketplace-dc' }),
  ],
}
type Fields = Extract<WarehouseChange, { kind: 'create' }>['fields']
const dbn: Fields = { name: 'Durban', address: '31 Umgeni Road', kind: 'own', priority: 0, serves: null }
const create = (warehouse: string, fields: Partial<Fields> = {}): WarehouseChange => ({
  kind: 'create',
  warehouse,
  fields: { ...dbn, ...fields },
})
const edit = (warehouse: string, fields: Partial<Fields>): WarehouseChange => ({
  kind: 'edit',
  warehouse,
  fields,
})

/** The shop after an order of four kettles and these changes, all in one batch or each alone. */
function after(changes: readonly WarehouseChange[], batchSize = 1) {
  const shop = openMemoryShop(plan)
  const order = channelOrder('1', { KETTLE: 4 })
  append(shop, 'order', { kind: 'order-received', payload: { channelId: 'shopify', order } })
  changes.forEach((change, index) =>
    append(shop, String(index), { kind: 'warehouse-update', payload: { change } }, member),
  )
  drainMemory(shop, batchSize, at)
  return { shop, reasons: changes.map((_, index) => shop.processed.get(String(index))?.result.reason) }
}
const followUps = (shop: ReturnType<typeof after>['shop']) =>
  shop.plans.flatMap(({ changes }) => [...changes.followUps.values()].map(({ kind }) => kind))

const refusals: readonly { reason: WarehouseRefusal; change: WarehouseChange }[] = [
  { reason: 'warehouse-taken', change: create('jhb') },
  { reason: 'unknown-warehouse', change: edit('dbn', { name: 'Durban' }) },
  { reason: 'unknown-channel', change: create('dbn', { serves: ['shopify', 'ebay'] }) },
  { reason: 'unknown-channel', change: edit('jhb', { serves: ['ebay'] }) },
]
test.each(refusals)('$reason', ({ reason, change }) => {
  const { shop, reasons } = after([change])
  expect(reasons).toEqual([reason])
  expect([...shop.warehouses.values()]).toEqual(plan.warehouses)
  expect(followUps(shop)).toEqual([])
})
test('every refusal of the contract has its case', () => {
  expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(WarehouseRefusal.options))
})

test('a warehouse is created empty: nothing that is for sale changes', () => {
  const { shop, reasons } = after([create('dbn')])
  expect(reasons).toEqual([null])
  expect(shop.warehouses.get('dbn')).toEqual({ id: 'dbn', ...dbn })
  expect(followUps(shop)).toEqual([])
})

test('stock can be received into a warehouse in the batch that created it, and is taken from it by its priority', () => {
  const shop = openMemoryShop(plan)
  append(shop, 'w', { kind: 'warehouse-update', payload: { change: create('dbn') } }, member)
  const change: StockChange = {
    kind: 'receive',
    warehouse: 'dbn',
    lines: [{ sku: 'KETTLE', quantity: 9 }],
    reference: '',
  }
  append(shop, 's', { kind: 'stock-update', payload: { change } }, member)
  const order = channelOrder('1', { KETTLE: 4 })
  append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order } })
  drainMemory(shop, 100, at)
  expect(shop.processed.get('s')?.result.reason).toBeNull()
  expect(shop.orders.get('shopify:1')?.lines[0]?.allocations).toEqual([
    { sku: 'KETTLE', warehouse: 'dbn', quantity: 4 },
  ])
})

test('an edit changes only what it names; a name, an address or an order of picking changes no number', () => {
  const { shop } = after([edit('cpt', { name: 'Kaapstad' }), edit('cpt', { priority: 0 }), edit('cpt', {})])
  expect(shop.warehouses.get('cpt')).toEqual(
    warehouseOf('cpt', { name: 'Kaapstad', priority: 0, serves: ['takealot'] }),
  )
  expect(followUps(shop)).toEqual([])
})

test.each([1, 100])(
  'when its stock may be sold elsewhere, all that is for sale is worked out again, and orders that wait get it (batches of %i)',
  (batchSize) => {
    const { shop } = after([edit('cpt', { serves: null })], batchSize)
    const order = shop.orders.get('shopify:1')
    expect(order?.lines[0]).toMatchObject({ allocated: 4, shortage: 0 })
    expect(order?.status).toBe('allocated')
    expect(shop.stock.get('KETTLE')?.available).toBe(1)
    expect(shop.listings.get('shopify:KETTLE')?.desired.quantity).toBe(1)
    expect(shop.listings.get('shopify:MUG')?.desired.quantity).toBe(1)
    expect(shop.listings.get('shopify:CUP')?.desired.quantity).toBe(2)
    expect(followUps(shop).filter((kind) => kind === 'refresh-all').length).toBe(2)
  },
)

test('when its stock may no longer be sold, nothing shows it, and what is promised stays promised', () => {
  const { shop } = after([edit('jhb', { kind: 'transit' })])
  expect(shop.stock.get('KETTLE')?.levels['jhb']).toMatchObject({ onHand: 2, reserved: 2 })
  expect(shop.stock.get('LID')).toMatchObject({ available: 0, supply: 'out' })
  expect(shop.listings.get('takealot:LID')?.desired.quantity).toBe(0)
  const back = after([edit('jhb', { kind: 'transit' }), edit('jhb', { kind: 'own' })]).shop
  expect(back.stock.get('LID')).toMatchObject({ available: 1, supply: 'low' })
})

test('a kit follows the warehouses of its parts', () => {
  const { shop } = after([edit('dc', { kind: 'third-party' })])
  expect(shop.stock.get('SET')?.available).toBe(2)
})
