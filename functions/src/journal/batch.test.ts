import { expect, test } from 'vitest'
import type { Command } from '@fluxori/contract/commands'
import type { ProductFields } from '@fluxori/contract/products/products'
import { appendInMemory, gathered } from '../../dev/memory-journal.ts'
import { openMemoryShop, type MemoryShop, type MemoryShopPlan } from '../../test/memory-shop.ts'
import { channelOrder } from '../../test/shop.ts'
import { newBatch, takeIn, writesIn } from './batch.ts'
import { bytesOfWrite, noChanges, writesOf } from './changes.ts'
import { planBatch, type Plan } from './plan.ts'

const at = '2026-11-22T10:00:00.000Z'
const owner = { kind: 'member', uid: 'owner' } as const

function shopWith(commands: readonly Command[], plan: MemoryShopPlan): MemoryShop {
  const shop = openMemoryShop(plan)
  commands.forEach((command, index) =>
    appendInMemory(shop, { id: String(index), command, actor: owner, receivedAt: at }),
  )
  return shop
}

/** The plan of these commands in one batch, on an empty shop unless told. */
function planOf(commands: readonly Command[], plan: MemoryShopPlan = { units: {} }): Plan {
  const shop = shopWith(commands, plan)
  const state = gathered(shop, shop.pending, { skus: [], touched: true })
  return planBatch(state, shop.pending, { seq: shop.seq, at })
}

/** What a commit of a plan writes: its lease, results, documents, requests and the commands that follow. */
const written = ({ changes, processed }: Plan): number =>
  1 + processed.length + writesOf(changes).length + changes.requests.size + changes.followUps.size

const jug: ProductFields = {
  title: 'Jug',
  barcode: null,
  category: '',
  brand: '',
  vatClass: 'standard',
  vatReason: null,
  costCents: null,
  weightGrams: null,
  lowAt: null,
  kit: [],
}
const create = (sku: string, fields: Partial<ProductFields> = {}): Command => ({
  kind: 'product-update',
  payload: { change: { kind: 'create', sku, fields: { ...jug, ...fields } } },
})
const dbn = { name: 'Durban', address: '', kind: 'own', priority: 1, serves: null } as const
const channel = (kind: 'pause' | 'resume'): Command => ({
  kind: 'channel-update',
  payload: { channelId: 'shopify', change: { kind } },
})

/** The lease and the command itself are always written. */
test.each<{ name: string; commands: readonly Command[]; writes: number }>([
  { name: 'a product and its stock', commands: [create('JUG')], writes: 2 },
  {
    name: 'a warehouse',
    commands: [
      { kind: 'warehouse-update', payload: { change: { kind: 'create', warehouse: 'dbn', fields: dbn } } },
    ],
    writes: 1,
  },
  { name: 'a connection', commands: [channel('pause')], writes: 1 },
  {
    name: 'the merchant',
    commands: [{ kind: 'merchant-update', payload: { fields: { name: 'X' } } }],
    writes: 1,
  },
  {
    name: 'a connection once, a request of work and a further command',
    commands: [channel('pause'), channel('resume')],
    writes: 3,
  },
])('$name is what is written', ({ commands, writes }) => {
  expect(written(planOf(commands))).toBe(1 + commands.length + writes)
})

const sku = (index: number) => `SKU-${index}`
const manyOrders = Array.from({ length: 300 }, (_, index): Command => {
  const order = channelOrder(String(index), { [sku(index)]: 1, [sku(index + 1)]: 1 })
  return { kind: 'order-received', payload: { channelId: 'shopify', order } }
})
const shelves = { units: Object.fromEntries(Array.from({ length: 301 }, (_, index) => [sku(index), 5])) }

test('a batch takes as many commands as one commit holds, and leaves the others and what is to be shown', () => {
  const plan = planOf(manyOrders, shelves)
  expect(plan.processed.length).toBeGreaterThan(50)
  expect(plan.processed.length).toBeLessThan(300)
  expect(written(plan)).toBeLessThanOrEqual(490)
  expect(plan.stale.length).toBeGreaterThan(0)
})

test('what a batch counts while it grows is what is written in the end', () => {
  const shop = shopWith([], { units: { KETTLE: 5 } })
  const batch = newBatch(gathered(shop, [], { skus: [], touched: false }), 0)
  const cause = { command: 'c', actor: owner, at }
  for (const id of ['one', 'two', 'one']) {
    const changes = noChanges()
    const value = { name: id, email: '', phone: '', address: '' }
    changes.documents.customers.set(id, { value, fields: null })
    expect(takeIn(batch, changes, cause, { bytes: 10 })).toBe(true)
  }
  expect(writesIn(batch)).toBe(1 + 3 + writesOf(batch.changes).length)
})

const long = 'wÿrd'.repeat(9)
const manyWords = (count: number) => Array.from({ length: count }, (_, index) => `${long}${index}`).join(' ')

test('the bytes that are counted are above what the largest documents take', () => {
  const kit = Array.from({ length: 30 }, (_, index) => ({ sku: `${'C'.repeat(120)}-${index}`, quantity: 1 }))
  const order = channelOrder('1', Object.fromEntries(kit.map(({ sku: part }) => [part, 1])), {
    number: 'x'.repeat(100),
  })
  const plan = planOf([
    ...kit.map((part) => create(part.sku, { title: manyWords(7) })),
    create('K'.repeat(128), { title: manyWords(7), brand: 'b'.repeat(100), kit }),
    { kind: 'order-received', payload: { channelId: 'shopify', order } },
  ])
  writesOf(plan.changes).forEach((write) => {
    const value = write.way === 'change' ? write.fields : write.way === 'add' ? write.sums : write.value
    expect(bytesOfWrite(write)).toBeGreaterThan(Buffer.byteLength(JSON.stringify(value)))
  })
})

test('a command that no commit can hold is not taken, whatever else there is', () => {
  const shop = shopWith([], { units: {} })
  const batch = newBatch(gathered(shop, [], { skus: [], touched: false }), 0)
  const changes = noChanges()
  const value = { name: 'x'.repeat(9 * 1024 * 1024), email: '', phone: '', address: '' }
  changes.documents.customers.set('large', { value, fields: null })
  expect(takeIn(batch, changes, { command: 'c', actor: owner, at }, { bytes: 10 })).toBe(false)
  expect([writesIn(batch), batch.bytes]).toEqual([1, 0])
})
