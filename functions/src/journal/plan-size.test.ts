import { expect, test } from 'vitest'
import type { Command } from '@fluxori/contract/commands'
import type { ProductFields } from '@fluxori/contract/products/products'
import { drainMemory } from '../../dev/memory-journal.ts'
import { openMemoryShop, tell, type MemoryShopPlan } from '../../test/memory-shop.ts'
import { toldOrder } from '../../test/shop.ts'
import type { Plan } from './plan.ts'
import { bytesIn, writesIn } from './plan-size.ts'

const at = '2026-11-22T10:00:00.000Z'
const owner = { kind: 'member', uid: 'owner' } as const

/** The plan of these commands in one batch, on an empty shop unless told. */
function planOf(commands: readonly Command[], shelves: MemoryShopPlan = { units: {} }): Plan {
  const shop = openMemoryShop(shelves)
  commands.forEach((command, index) => tell(shop, String(index), command, owner))
  drainMemory(shop, 100, at)
  const [plan] = shop.plans
  if (plan === undefined) throw new Error('nothing was planned')
  return plan
}

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
    name: 'a connection once, a doorbell and a further command',
    commands: [channel('pause'), channel('resume')],
    writes: 3,
  },
])('$name counts as what is written', ({ commands, writes }) => {
  expect(writesIn(planOf(commands))).toBe(1 + commands.length + writes)
})

const long = 'wÿrd'.repeat(9)
const manyWords = (count: number) => Array.from({ length: count }, (_, index) => `${long}${index}`).join(' ')

test('the estimate of bytes is above what the largest documents take', () => {
  const kit = Array.from({ length: 30 }, (_, index) => ({ sku: `${'C'.repeat(120)}-${index}`, quantity: 1 }))
  const components = kit.map(({ sku }) => create(sku, { title: manyWords(7) }))
  const largest = create('K'.repeat(128), { title: manyWords(7), brand: 'b'.repeat(100), kit })
  const order = toldOrder('1', Object.fromEntries(kit.map(({ sku }) => [sku, 1])), {
    number: 'x'.repeat(100),
  })
  const plan = planOf([
    ...components,
    largest,
    { kind: 'order-received', payload: { channelId: 'shopify', order } },
  ])
  const { orders, products, stock } = plan.draft
  const documents = [orders, products, stock].flatMap(({ changed }): unknown[] => [...changed.values()])
  const written = documents.reduce<number>(
    (sum, document) => sum + Buffer.byteLength(JSON.stringify(document)),
    Buffer.byteLength(JSON.stringify(plan.movements)),
  )
  expect(bytesIn(plan)).toBeGreaterThan(written)
})
