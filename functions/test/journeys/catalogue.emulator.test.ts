import { randomUUID } from 'node:crypto'
import type { DocumentReference, Firestore } from '@google-cloud/firestore'
import { afterAll, describe, expect, test } from 'vitest'
import { channels, listings, type ChannelChange } from '@fluxori/contract/channels/channels'
import { polls } from '@fluxori/contract/engine/channel-work'
import { days } from '@fluxori/contract/orders/days'
import { journal } from '@fluxori/contract/engine/journal'
import type { Command } from '@fluxori/contract/commands'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { orders } from '@fluxori/contract/orders/orders'
import { products, type ProductChange, type ProductFields } from '@fluxori/contract/products/products'
import { stock } from '@fluxori/contract/stock/stock'
import { drain } from '../../src/journal/drain.ts'
import { newDrainMemory } from '../../src/journal/drain-tools.ts'
import { submitCommand } from '../../src/journal/submit.ts'
import { readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { everywhere, kinds, merchant, openJourney, there, type Journey } from './journey.ts'

const opened: Journey[] = []
const open = async (units: Readonly<Record<string, number>> = { MUG: 10, SET: 0 }) => {
  const journey = await openJourney(units)
  opened.push(journey)
  return journey
}
afterAll(() => Promise.all(opened.map((journey) => journey.close())))

/** Asks as a manager would, and answers why it was refused: null when it was not. */
async function ask(journey: Journey, command: Command): Promise<string | null> {
  const submitted = await journey.services.journal.submit(merchant, {
    id: `key:${randomUUID()}`,
    command,
    actor: { kind: 'member', uid: 'manager' },
    receivedAt: journey.now(),
  })
  if (submitted.kind !== 'settled') throw new Error(submitted.kind)
  return submitted.result.reason
}
/** The same database, where something happens as soon as a document has been read for the first time. */
function afterFirstRead(db: Firestore, path: string, happens: () => Promise<void>): Firestore {
  let happened = false
  const watched = (ref: DocumentReference): DocumentReference =>
    new Proxy(ref, {
      get: (target, name) => {
        if (name !== 'get' || target.path !== path) return boundTo(target, name)
        return async () => {
          const snapshot = await target.get()
          if (!happened) {
            happened = true
            await happens()
          }
          return snapshot
        }
      },
    })
  return new Proxy(db, {
    get: (target, name) => (name === 'doc' ? (at: string) => watched(target.doc(at)) : boundTo(target, name)),
  })
}
const boundTo = (target: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

const product = (change: ProductChange): Command => ({ kind: 'product-update', payload: { change } })
const edit = (sku: string, fields: Partial<ProductFields>) => product({ kind: 'edit', sku, fields })
const channel = (channelId: string, change: ChannelChange): Command => ({
  kind: 'channel-update',
  payload: { channelId, change },
})
const formula = (safety: number, shareBps: number): ChannelChange => ({
  kind: 'formula',
  formula: { max: null, safety, shareBps, buffer: 0 },
})
const receive = (sku: string, quantity: number): Command => ({
  kind: 'stock-update',
  payload: { change: { kind: 'receive', warehouse: 'jhb', lines: [{ sku, quantity }], reference: 'PO-1' } },
})
const jug: ProductFields = {
  title: 'Jug, crème',
  barcode: '6009870009018',
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 4_500,
  weightGrams: 800,
  lowAt: 2,
  kit: [],
}

test('a product is created, received, sold in a kit, and shown as the formula of each channel says', async () => {
  const journey = await open()
  expect(await ask(journey, product({ kind: 'create', sku: 'JUG', fields: jug }))).toBeNull()
  expect(await journey.stock('JUG')).toMatchObject({ title: 'Jug, crème', available: 0, supply: 'out' })
  expect(await ask(journey, receive('JUG', 6))).toBeNull()
  const kit = [
    { sku: 'MUG', quantity: 1 },
    { sku: 'JUG', quantity: 2 },
  ]
  expect(await ask(journey, edit('SET', { kit }))).toBeNull()
  await journey.publishAll()
  expect(journey.shown('SET')).toEqual(everywhere(3))

  journey.shops.shopify.order('SET')
  await journey.takeIn('shopify')
  await journey.publishAll()
  expect([journey.shown('SET'), journey.shown('MUG')]).toEqual([everywhere(2), everywhere(9)])
  expect(await journey.stock('JUG')).toMatchObject({ available: 4, supply: 'enough', kits: ['SET'] })
  expect(await journey.stock('SET')).toMatchObject({ available: 2, supply: 'low', isKit: true })

  expect(await ask(journey, channel('takealot', formula(1, 5_000)))).toBeNull()
  await journey.drain()
  for (const { channelId, sku, desired } of await journey.all(listings)) {
    const all = { MUG: 9, SET: 2 }[sku ?? ''] ?? -1
    expect(desired.quantity).toBe(channelId === 'takealot' ? Math.floor((all - 1) / 2) : all)
  }
  await journey.publishAll()
  expect([journey.shown('SET'), journey.shown('MUG')]).toEqual([
    kinds.map((kind) => (kind === 'takealot' ? 0 : 2)),
    kinds.map((kind) => (kind === 'takealot' ? 4 : 9)),
  ])
  expect((await journey.services.invariants.check(merchant)).broken).toEqual([])
  const [order] = await journey.all(orders)
  expect(order?.words).toEqual(expect.arrayContaining(['set']))
  expect(order?.history).toMatchObject([{ kind: 'taken-in', units: 1, by: { kind: 'channel' } }])
  const [day] = await journey.all(days)
  const hours = Object.values(there(day).hours)
  expect(hours).toEqual([Object.values(there(day).channels)[0]])
})

test('a catalogue of 120 SKUs is told anew page by page, every listing of it and no other channel', async () => {
  const units = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`SKU-${1_000 + index}`, 20]))
  const journey = await open(units)
  expect(await ask(journey, channel('woocommerce', formula(0, 2_500)))).toBeNull()
  await journey.drain()
  const reported = await journey.all(listings)
  expect(reported.length).toBe(120 * kinds.length)
  reported.forEach(({ channelId, desired, pending }) => {
    const concerned = channelId === 'woocommerce'
    expect({ quantity: desired.quantity, pending }).toEqual({
      quantity: concerned ? 5 : 20,
      pending: concerned,
    })
  })
  const passes = (await journey.all(journal)).filter(({ kind }) => kind === 'refresh-all')
  expect(passes.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied'])
  expect(passes.map(({ payload }) => payload)).toEqual(
    expect.arrayContaining([{ after: null }, { after: 'SKU-1049' }, { after: 'SKU-1099' }]),
  )
  await journey.publish('woocommerce')
  expect(new Set(Object.keys(units).map((sku) => journey.shops.woocommerce.shows(sku)))).toEqual(new Set([5]))

  const dark = { kind: 'edit', warehouse: 'jhb', fields: { kind: 'transit' } } as const
  expect(await ask(journey, { kind: 'warehouse-update', payload: { change: dark } })).toBeNull()
  await journey.drain()
  expect(
    new Set((await journey.all(stock)).map(({ available, supply }) => `${available} ${supply}`)),
  ).toEqual(new Set(['0 out']))
  expect(new Set((await journey.all(listings)).map(({ desired }) => desired.quantity))).toEqual(new Set([0]))
  expect((await journey.services.invariants.check(merchant)).broken).toEqual([])
})

test('while a change is being worked out page by page, kits that are behind are no findings', async () => {
  const journey = await open()
  await ask(journey, edit('SET', { kit: [{ sku: 'MUG', quantity: 1 }] }))
  const kit = there(await readDocument(journey.db, stock, { merchant, sku: 'SET' }))
  const ref = reference(journey.db, stock, { merchant, sku: 'SET' })
  await ref.set(encodedDocument({ ...kit, available: 7 }))
  expect((await journey.services.invariants.check(merchant)).broken.map(({ rule }) => rule)).toEqual([
    'kit-is-min',
  ])
  await journey.services.journal.append(merchant, {
    id: 'key:refresh',
    command: { kind: 'refresh-all', payload: { after: null } },
    actor: { kind: 'system', name: 'test' },
    receivedAt: journey.now(),
  })
  expect((await journey.services.invariants.check(merchant)).broken).toEqual([])
})

test('every drain sees what any other has settled, whatever it remembers', async () => {
  const journey = await open()
  const other = { ...journey.drains, memory: newDrainMemory() }
  const both = [journey.drains, other]
  const settle = async (turn: number, command: Command) => {
    const id = `key:${randomUUID()}`
    const actor = { kind: 'member', uid: 'owner' } as const
    const of = there(both[turn % 2])
    const submitted = await submitCommand(
      of,
      merchant,
      { id, command, actor, receivedAt: journey.now() },
      20_000,
    )
    return submitted.kind === 'settled' ? submitted.result.reason : submitted.kind
  }
  await Promise.all(both.map((tools) => drain(tools, merchant)))
  expect(await settle(0, product({ kind: 'create', sku: 'JUG', fields: jug }))).toBeNull()
  expect(await settle(1, product({ kind: 'create', sku: 'JUG', fields: jug }))).toBe('sku-taken')
  expect(await settle(1, product({ kind: 'create', sku: 'CUP', fields: jug }))).toBe('barcode-taken')
  const dbn = { name: 'Durban', address: '', kind: 'own', priority: 0, serves: null } as const
  const create = { kind: 'create', warehouse: 'dbn', fields: dbn } as const
  expect(await settle(1, { kind: 'warehouse-update', payload: { change: create } })).toBeNull()
  const goods = { kind: 'receive', warehouse: 'dbn', reference: '' } as const
  const change = { ...goods, lines: [{ sku: 'JUG', quantity: 1 }] }
  expect(await settle(0, { kind: 'stock-update', payload: { change } })).toBeNull()
  expect(await settle(1, { kind: 'stock-update', payload: { change } })).toBeNull()
  expect(await settle(0, { kind: 'merchant-update', payload: { fields: { vatVendor: false } } })).toBeNull()
  journey.shops.shopify.order('MUG')
  await journey.takeIn('shopify')
  expect((await journey.all(orders)).map(({ vatCents }) => vatCents)).toEqual([0])
  expect(await readDocument(journey.db, merchants, { merchant })).toMatchObject({
    vatVendor: false,
    whenShort: 'oversold',
  })
  expect((await journey.stock('JUG')).available).toBe(2)
  expect((await journey.all(products)).find(({ sku }) => sku === 'JUG')?.words).toContain('creme')
})

describe('a paused channel', () => {
  const pause = { kind: 'pause' } as const
  const resume = { kind: 'resume' } as const

  test('is neither polled nor published to; its webhooks are kept; resumed, it gets all that it missed', async () => {
    const journey = await open()
    expect(await ask(journey, channel('woocommerce', pause))).toBeNull()
    const { calls } = journey.shops.woocommerce
    await journey.adjust('MUG', -3)
    journey.shops.woocommerce.order('MUG')
    await journey.takeIn('woocommerce')
    journey.advance(3_600_000)
    await journey.services.connections.request('poll-orders', [{ merchant, channelId: 'woocommerce' }])
    expect((await journey.poll('woocommerce')).outcome).toBe('idle')
    expect((await journey.publish('woocommerce')).outcome).toBe('idle')
    expect(calls).toEqual([])
    expect(await readDocument(journey.db, polls, { merchant, channel: 'woocommerce' })).toMatchObject({
      state: 'done',
    })
    expect((await journey.all(orders)).length).toBe(1)
    const mine = (due: readonly { merchant: string; channelId: string }[]) =>
      due.filter((one) => one.merchant === merchant).map(({ channelId }) => channelId)
    expect(mine(await journey.services.connections.due('poll-orders'))).not.toContain('woocommerce')
    expect(mine(await journey.services.connections.due('publish-stock'))).not.toContain('woocommerce')
    await journey.publish('shopify')
    expect(journey.shops.shopify.shows('MUG')).toBe(6)

    expect(await ask(journey, channel('woocommerce', resume))).toBeNull()
    await journey.drain()
    expect(await journey.work('woocommerce')).toMatchObject({ state: 'requested' })
    expect(mine(await journey.services.connections.due('poll-orders'))).toContain('woocommerce')
    expect(await journey.publish('woocommerce')).toMatchObject({ outcome: 'done', done: 1 })
    expect(journey.shops.woocommerce.shows('MUG')).toBe(6)
  })

  test('that is paused while it is published to stops behind the page that is being sent', async () => {
    const journey = await open({ MUG: 10, TRAY: 10, CUP: 10 })
    for (const sku of ['MUG', 'TRAY', 'CUP']) await journey.adjust(sku, -1)
    const run = await journey.publish('shopify', {
      open: async (of, connection) => {
        const port = await journey.tools.open(of, connection)
        const push: typeof port.stock.push = async (pushes) => {
          const outcomes = await port.stock.push(pushes)
          await ask(journey, channel('shopify', pause))
          return outcomes
        }
        return { ...port, stock: { ...port.stock, batchSize: 1, push } }
      },
    })
    expect(run).toEqual({ outcome: 'idle', done: 1, failed: 0 })
    const pending = (await journey.all(listings)).filter((one) => one.channelId === 'shopify' && one.pending)
    expect(pending.length).toBe(2)
    await ask(journey, channel('shopify', resume))
    expect(await journey.publish('shopify')).toMatchObject({ outcome: 'done', done: 2 })
  })

  test('that is resumed while a run that found it paused lets go, is published to by that run', async () => {
    const journey = await open()
    await ask(journey, channel('shopify', pause))
    await journey.adjust('MUG', -1)
    const db = afterFirstRead(journey.db, `merchants/${merchant}/channels/shopify`, async () => {
      await ask(journey, channel('shopify', resume))
    })
    expect(await journey.publish('shopify', { db })).toMatchObject({ outcome: 'done', done: 1 })
    expect(journey.shops.shopify.shows('MUG')).toBe(9)
  })

  test('keeps its health, and what others note of it meanwhile', async () => {
    const journey = await open()
    await journey.poll('takealot')
    const before = await journey.channel('takealot')
    const ref = reference(journey.db, channels, { merchant, channel: 'takealot' })
    await ref.update({ 'health.queued': 7 })
    for (const change of [pause, { kind: 'rename', name: 'Takealot, main' }, resume] as const)
      expect(await ask(journey, channel('takealot', change))).toBeNull()
    expect(await journey.channel('takealot')).toEqual({
      ...before,
      name: 'Takealot, main',
      nextPollAt: journey.now(),
      health: { ...before.health, queued: 7 },
    })
  })
})

test('asking again under the same key does nothing again, and asks nothing else', async () => {
  const journey = await open()
  const command = {
    id: 'key:formula',
    command: channel('shopify', formula(2, 10_000)),
    actor: { kind: 'member', uid: 'manager' },
    receivedAt: journey.now(),
  } as const
  for (let times = 0; times < 3; times += 1) {
    expect(await journey.services.journal.submit(merchant, command)).toMatchObject({
      kind: 'settled',
      state: 'applied',
    })
  }
  await journey.drain()
  expect((await journey.all(journal)).filter(({ kind }) => kind === 'refresh-all').length).toBe(1)
  const other = { ...command, command: channel('shopify', formula(3, 10_000)) }
  expect(await journey.services.journal.submit(merchant, other)).toEqual({ kind: 'id-reused' })
  expect(
    await Promise.all(kinds.map(async (kind) => (await journey.listing(kind, 'MUG')).desired.quantity)),
  ).toEqual(kinds.map((kind) => (kind === 'shopify' ? 8 : 10)))
})
