import { expect, test } from 'vitest'
import { ProductRefusal, type ProductChange, type ProductFields } from '@fluxori/contract/products/products'
import type { StockChange } from '@fluxori/contract/stock/stock'
import { drainMemory } from '../../../dev/memory-journal.ts'
import { openMemoryShop, append, type MemoryShop, type MemoryShopPlan } from '../../../test/memory-shop.ts'
import { channelOrder } from '../../../test/shop.ts'

const at = '2026-11-22T10:00:00.000Z'
const member = { kind: 'member', uid: 'manager' } as const
const [mine, theirs] = ['6009870009018', '6009870009025']
const zero = 'VAT Act s 11(1)(j)'

const plan: MemoryShopPlan = {
  units: { KETTLE: 5, MUG: 8, LID: 0, CUP: 0 },
  kits: {
    SET: [
      { sku: 'KETTLE', quantity: 1 },
      { sku: 'MUG', quantity: 2 },
    ],
  },
  products: { MUG: { barcode: theirs } },
}
const jug: ProductFields = {
  title: 'Jug, crème',
  barcode: mine,
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 4_500,
  weightGrams: 800,
  lowAt: null,
  kit: [],
}
const create = (fields: Partial<ProductFields> = {}, sku = 'JUG'): ProductChange => ({
  kind: 'create',
  sku,
  fields: { ...jug, ...fields },
})
const edit = (sku: string, fields: Partial<ProductFields>): ProductChange => ({ kind: 'edit', sku, fields })
const of = (...skus: readonly string[]) => skus.map((sku) => ({ sku, quantity: 1 }))

/** The shop after these changes, each in a batch of its own, and what became of the last. */
function after(...changes: readonly ProductChange[]) {
  const shop = openMemoryShop(plan)
  return { shop, reason: change(shop, ...changes) }
}

function change(shop: MemoryShop, ...changes: readonly ProductChange[]): string | null | undefined {
  const before = shop.processed.size
  changes.forEach((wanted, index) => {
    append(shop, `p-${before}-${index}`, { kind: 'product-update', payload: { change: wanted } }, member)
    drainMemory(shop, 1, at)
  })
  return shop.processed.get(`p-${before}-${changes.length - 1}`)?.result.reason
}

const stocked = (shop: MemoryShop, wanted: StockChange) => {
  append(shop, `s-${shop.processed.size}`, { kind: 'stock-update', payload: { change: wanted } }, member)
  drainMemory(shop, 1, at)
}

const refusals: readonly { reason: ProductRefusal; when: string; done: readonly ProductChange[] }[] = [
  { reason: 'sku-taken', when: 'it is created twice', done: [create(), create({ barcode: null })] },
  { reason: 'unknown-sku', when: 'nobody created it', done: [edit('JUG', { title: 'Jug' })] },
  { reason: 'barcode-taken', when: 'another is created with it', done: [create({ barcode: theirs })] },
  { reason: 'barcode-taken', when: 'another is given it', done: [edit('KETTLE', { barcode: theirs })] },
  { reason: 'vat-reason-missing', when: 'it is created exempt', done: [create({ vatClass: 'exempt' })] },
  {
    reason: 'vat-reason-missing',
    when: 'it becomes zero-rated',
    done: [edit('KETTLE', { vatClass: 'zero' })],
  },
  {
    reason: 'vat-reason-missing',
    when: 'its reason is taken away',
    done: [create({ vatClass: 'zero', vatReason: zero }), edit('JUG', { vatReason: null })],
  },
  { reason: 'kit-of-itself', when: 'it holds itself', done: [create({ kit: of('MUG', 'JUG') })] },
  { reason: 'sku-twice', when: 'a part is named twice', done: [create({ kit: of('MUG', 'LID', 'MUG') })] },
  { reason: 'unknown-component', when: 'a part is unknown', done: [create({ kit: of('MUG', 'NONE') })] },
  { reason: 'kit-in-kit', when: 'a part is a kit', done: [create({ kit: of('SET') })] },
  {
    reason: 'kit-in-kit',
    when: 'it is part of a kit itself',
    done: [create({ kit: of('LID') }), edit('LID', { kit: of('CUP') })],
  },
]

test.each(refusals)('$reason: when $when', ({ reason, done }) => {
  const { shop, reason: said } = after(...done.slice(0, -1))
  expect(said ?? null).toBeNull()
  const before = structuredClone([shop.products, shop.stock])
  expect(change(shop, ...done.slice(-1))).toBe(reason)
  expect([shop.products, shop.stock]).toEqual(before)
})

test('every refusal of the contract has its case', () => {
  const cases = new Set([...refusals.map(({ reason }) => reason), 'kit-has-stock'])
  expect(cases).toEqual(new Set(ProductRefusal.options))
})

test('barcode-taken names the product that carries it', () => {
  const { shop } = after(create({ barcode: theirs }))
  expect(shop.processed.get('p-0-0')?.result.facts).toEqual({ sku: 'MUG' })
})

test('a product is created with stock of nothing, which is found as it is', () => {
  const { shop } = after(create())
  const words = ['jug', 'creme', mine, 'karoo']
  expect(shop.products.get('JUG')).toEqual({ ...jug, sku: 'JUG', words })
  expect(shop.stock.get('JUG')).toEqual({
    sku: 'JUG',
    title: 'Jug, crème',
    isKit: false,
    words,
    supply: 'out',
    levels: {},
    available: 0,
    shortage: 0,
    listings: [],
    sold: {},
    kits: [],
    lastMovement: null,
  })
})

test('an edit changes only what it names, and keeps stock and words in step', () => {
  const { shop } = after(create(), edit('JUG', { title: 'Pitcher' }), edit('JUG', { costCents: null }))
  const words = ['jug', 'pitcher', mine, 'karoo']
  expect(shop.products.get('JUG')).toEqual({ ...jug, sku: 'JUG', title: 'Pitcher', costCents: null, words })
  expect(shop.stock.get('JUG')).toMatchObject({ title: 'Pitcher', words })
  change(shop, edit('JUG', { brand: 'Overberg' }))
  expect(shop.stock.get('JUG')?.words).toEqual(['jug', 'pitcher', mine, 'overberg'])
})

test('two people who edit different fields in one batch both get their way', () => {
  const shop = openMemoryShop(plan)
  const [title, brand] = [edit('MUG', { title: 'Enamel mug' }), edit('MUG', { brand: 'Overberg' })]
  append(shop, 'one', { kind: 'product-update', payload: { change: title } }, member)
  append(shop, 'two', { kind: 'product-update', payload: { change: brand } }, member)
  drainMemory(shop, 100, at)
  expect(shop.products.get('MUG')).toMatchObject({ title: 'Enamel mug', brand: 'Overberg', barcode: theirs })
})

test('an edit that says what is so already writes nothing', () => {
  const { shop, reason } = after(create(), edit('JUG', { ...jug }))
  expect(reason).toBeNull()
  const [last] = shop.plans.slice(-1)
  const { products, stock } = last?.changes.documents ?? {}
  expect([products?.size, stock?.size]).toEqual([0, 0])
})

test('a legal reason is kept with the class that needs it, and goes with it', () => {
  const { shop } = after(create({ vatClass: 'zero', vatReason: zero }))
  expect(shop.products.get('JUG')).toMatchObject({ vatClass: 'zero', vatReason: zero })
  change(shop, edit('JUG', { vatClass: 'standard' }))
  expect(shop.products.get('JUG')).toMatchObject({ vatClass: 'standard', vatReason: null })
  change(shop, edit('JUG', { vatReason: zero }))
  expect(shop.products.get('JUG')?.vatReason).toBeNull()
})

test('a barcode that is given up can be given to another, in the same batch too', () => {
  const shop = openMemoryShop(plan)
  const changes = [
    edit('MUG', { barcode: null }),
    edit('KETTLE', { barcode: theirs }),
    create({ barcode: theirs }),
  ]
  changes.forEach((wanted, index) =>
    append(shop, String(index), { kind: 'product-update', payload: { change: wanted } }, member),
  )
  drainMemory(shop, 100, at)
  expect([...shop.processed.values()].map(({ result }) => result.reason)).toEqual([
    null,
    null,
    'barcode-taken',
  ])
  expect(shop.products.get('KETTLE')?.barcode).toBe(theirs)
})

test('an order finds a product by its barcode in the batch that created it', () => {
  const shop = openMemoryShop(plan)
  const reported = channelOrder('1', { GHOST: 1 })
  const lines = reported.lines.map((line) => ({ ...line, barcode: mine }))
  append(shop, 'p', { kind: 'product-update', payload: { change: create() } }, member)
  append(shop, 'o', {
    kind: 'order-received',
    payload: { channelId: 'shopify', order: { ...reported, lines } },
  })
  drainMemory(shop, 100, at)
  expect(shop.orders.get('shopify:1')?.lines[0]).toMatchObject({ sku: 'JUG', mapping: 'guessed' })
})

test('a kit can be sold as often as its scarcest part, from the moment it is made or changed', () => {
  const { shop } = after(edit('SET', { kit: [{ sku: 'MUG', quantity: 4 }] }))
  expect(shop.stock.get('SET')).toMatchObject({ available: 2, supply: 'low' })
  expect(shop.listings.get('shopify:SET')?.desired.quantity).toBe(2)
  expect(
    [...(shop.plans.at(-1)?.changes.requests.values() ?? [])].map(({ channel }) => channel).toSorted(),
  ).toEqual(['shopify', 'takealot'])
  expect(shop.stock.get('KETTLE')?.kits).toEqual([])
  expect(shop.stock.get('MUG')?.kits).toEqual(['SET'])
  change(shop, create({ kit: of('KETTLE') }))
  expect(shop.stock.get('JUG')).toMatchObject({ available: 5, isKit: true, supply: 'enough' })
  stocked(shop, { kind: 'receive', warehouse: 'jhb', lines: of('KETTLE'), reference: '' })
  expect(shop.stock.get('JUG')?.available).toBe(6)
})

test('a kit that is taken apart has the stock of its own that it has: none', () => {
  const { shop } = after(edit('SET', { kit: [] }))
  expect(shop.stock.get('SET')).toMatchObject({ available: 0, isKit: false, supply: 'out' })
  expect(shop.listings.get('takealot:SET')?.desired.quantity).toBe(0)
  stocked(shop, { kind: 'receive', warehouse: 'jhb', lines: of('SET'), reference: '' })
  expect(shop.stock.get('SET')?.available).toBe(1)
})

const held: readonly { what: string; before: (shop: MemoryShop) => void }[] = [
  {
    what: 'units on the shelf',
    before: (shop) => stocked(shop, { kind: 'receive', warehouse: 'jhb', lines: of('CUP'), reference: '' }),
  },
  {
    what: 'units on the road',
    before: (shop) => {
      stocked(shop, { kind: 'receive', warehouse: 'jhb', lines: of('CUP'), reference: '' })
      stocked(shop, {
        kind: 'transfer',
        from: 'jhb',
        to: 'cpt',
        step: 'send',
        lines: of('CUP'),
        reference: '',
      })
    },
  },
  {
    what: 'an order that waits for it',
    before: (shop) => {
      const order = channelOrder('1', { CUP: 1 })
      append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order } })
      drainMemory(shop, 1, at)
    },
  },
]
test.each(held)('kit-has-stock: a SKU with $what becomes no kit', ({ before }) => {
  const shop = openMemoryShop(plan)
  before(shop)
  expect(change(shop, edit('CUP', { kit: of('LID') }))).toBe('kit-has-stock')
  expect(shop.stock.get('LID')?.kits).toEqual([])
})

test('what an order of a kit holds stays as it was sold', () => {
  const shop = openMemoryShop(plan)
  const order = channelOrder('1', { SET: 1 })
  append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order } })
  drainMemory(shop, 1, at)
  change(shop, edit('SET', { kit: of('LID') }))
  expect(shop.orders.get('shopify:1')?.lines[0]?.demand).toEqual(plan.kits?.['SET'])
  expect(shop.stock.get('KETTLE')?.levels['jhb']?.reserved).toBe(1)
  const more = channelOrder('1', { SET: 2 }, { version: 2 })
  append(shop, 'o2', { kind: 'order-received', payload: { channelId: 'shopify', order: more } })
  drainMemory(shop, 1, at)
  expect(shop.orders.get('shopify:1')?.lines[0]).toMatchObject({ allocated: 2, demand: plan.kits?.['SET'] })
  append(shop, 'c', { kind: 'order-cancelled', payload: { channelId: 'shopify', externalId: '1' } })
  drainMemory(shop, 1, at)
  expect(shop.stock.get('KETTLE')?.levels['jhb']?.reserved).toBe(0)
})

test('more of a kit that has gone out is made of what it is made of now', () => {
  const shop = openMemoryShop(plan)
  const [first, more] = [channelOrder('1', { SET: 1 }), channelOrder('1', { SET: 2 }, { version: 2 })]
  append(shop, 'o', { kind: 'order-received', payload: { channelId: 'shopify', order: first } })
  const action = { kind: 'ship', lines: null, tracking: null } as const
  append(shop, 'ship', { kind: 'order-update', payload: { orderId: 'shopify:1', action } }, member)
  drainMemory(shop, 1, at)
  change(shop, edit('SET', { kit: of('KETTLE') }))
  append(shop, 'o2', { kind: 'order-received', payload: { channelId: 'shopify', order: more } })
  drainMemory(shop, 1, at)
  expect(shop.orders.get('shopify:1')?.lines[0]).toMatchObject({
    shipped: 1,
    allocated: 1,
    demand: of('KETTLE'),
  })
  expect(shop.stock.get('MUG')?.levels['jhb']).toMatchObject({ onHand: 6, reserved: 0 })
})

test('a product is low at its own number, at four when it has none, and a kit too', () => {
  const { shop } = after(edit('MUG', { lowAt: 8 }), edit('SET', { lowAt: 3 }))
  expect([shop.stock.get('MUG')?.supply, shop.stock.get('SET')?.supply]).toEqual(['low', 'enough'])
  change(shop, edit('MUG', { lowAt: null }), edit('SET', { lowAt: null }))
  expect([shop.stock.get('MUG')?.supply, shop.stock.get('SET')?.supply]).toEqual(['enough', 'low'])
})
