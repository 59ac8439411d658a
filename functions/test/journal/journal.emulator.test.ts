import { randomUUID } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { cases } from '@fluxori/contract/engine/cases'
import { listings } from '@fluxori/contract/channels/channels'
import { journal, leases } from '@fluxori/contract/engine/journal'
import type { Command } from '@fluxori/contract/commands'
import { orders } from '@fluxori/contract/orders/orders'
import { customers } from '@fluxori/contract/orders/customers'
import { products } from '@fluxori/contract/products/products'
import { stock } from '@fluxori/contract/stock/stock'
import { appendCommand } from '../../src/journal/append.ts'
import { applyBatch } from '../../src/journal/apply-batch.ts'
import { drain } from '../../src/journal/drain.ts'
import { newDrainMemory } from '../../src/journal/drain-tools.ts'
import { merchantsLeftBehind } from '../../src/journal/merchants-left-behind.ts'
import type { Pending } from '../../src/journal/plan.ts'
import { pendingOne } from '../../src/journal/pending-queue.ts'
import { openWorkingSet } from '../../src/journal/working-set.ts'
import { firestoreState } from '../../src/store/firestore-state.ts'
import { submitCommand } from '../../src/journal/submit.ts'
import { collectionOf, parsed, readDocument, reference } from '../../src/store/documents.ts'
import { LeaseLost, takeLease } from '../../src/store/lease.ts'
import { openShop, productOf, startOfShop, channelOrder } from '../shop.ts'
import {
  allOf,
  appendAll,
  brokenInvariants,
  commandOf,
  entryOf,
  merchant,
  openScene,
} from './journal-scene.ts'

const { db, clear, drainer } = openScene()
beforeEach(clear)
afterAll(() => db.terminate())

const sale = (id: string, lines: Readonly<Record<string, number>>, afterMs = 0) =>
  commandOf(
    `sale-${id}`,
    { kind: 'order-received', payload: { channelId: 'shopify', order: channelOrder(id, lines) } },
    afterMs,
  )

const receive = (sku: string, quantity: number): Command => ({
  kind: 'stock-update',
  payload: { change: { kind: 'receive', warehouse: 'jhb', lines: [{ sku, quantity }], reference: 'PO-1' } },
})

const stockOf = (sku: string) => readDocument(db, stock, { merchant, sku })
const orderOf = (id: string) => readDocument(db, orders, { merchant, order: `shopify:${id}` })

const openSet = () => openWorkingSet(firestoreState(db, merchant))

async function pendingIn(database: Firestore): Promise<Pending[]> {
  const { docs } = await collectionOf(database, journal, merchant).where('state', '==', 'pending').get()
  return docs.flatMap((snapshot) => {
    const entry = parsed(journal, snapshot)
    return entry === undefined ? [] : [pendingOne(snapshot.id, entry)]
  })
}

describe('a command', () => {
  test('that comes three times at once is taken once', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const taken = await Promise.all(
      [1, 2, 3].map(() => appendCommand(db, merchant, sale('1', { KETTLE: 2 }))),
    )
    expect(taken.toSorted()).toEqual([false, false, true])
    expect(await drain(drainer(), merchant)).toEqual({ applied: 1, held: false })
    expect(await appendCommand(db, merchant, sale('1', { KETTLE: 2 }))).toBe(false)
    expect(await drain(drainer(), merchant)).toEqual({ applied: 0, held: false })
    expect(await stockOf('KETTLE')).toMatchObject({ available: 3 })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('is applied in the order in which it was received', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await appendAll(db, [sale('late', { KETTLE: 3 }, 2000), sale('early', { KETTLE: 3 }, 1000)])
    await drain(drainer(), merchant)
    expect([(await orderOf('early'))?.status, (await orderOf('late'))?.status]).toEqual([
      'allocated',
      'oversold',
    ])
  })

  test('leaves the buyer to the order once it is applied', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await appendAll(db, [sale('1', { KETTLE: 1 })])
    expect(JSON.stringify(await entryOf(db, 'sale-1'))).toContain('Thandi')
    await drain(drainer(), merchant)
    const entry = await entryOf(db, 'sale-1')
    expect(entry).toMatchObject({ state: 'applied', payload: { order: { customer: null, number: '#1' } } })
    expect(JSON.stringify(entry)).not.toContain('Thandi')
    const buyer = await readDocument(db, customers, { merchant, order: 'shopify:1', customer: 'customer' })
    expect(buyer?.name).toBe('Thandi Nkosi')
    expect(JSON.stringify(await orderOf('1'))).not.toContain('Thandi')
  })

  test('of a merchant that does not exist waits, and keeps no drain busy', async () => {
    await appendCommand(db, 'nobody', sale('1', { KETTLE: 1 }))
    // A drain takes a new id each time that it takes the lease.
    const ids = ['once']
    const newId = () => ids.pop() ?? expect.fail('the drain took the lease again')
    expect(await drain(drainer({ newId }), 'nobody')).toEqual({ applied: 0, held: false })
    const entry = await readDocument(db, journal, { merchant: 'nobody', command: 'sale-1' })
    expect(entry?.state).toBe('pending')
  })
})

describe('what cannot be applied is set aside, and the others go on', () => {
  const isSetAside = async (id: string, reason: string) => {
    expect(await entryOf(db, id)).toMatchObject({ state: 'failed', result: { reason } })
    const found = await allOf(db, cases)
    expect(found.find((alert) => alert.id === `command-failed:${id}`)).toMatchObject({
      state: 'open',
      facts: { reason },
    })
  }

  test('an order of a SKU whose stock record is broken', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5, MUG: 5 } })
    await reference(db, stock, { merchant, sku: 'KETTLE' }).update({ available: 'plenty' })
    await appendAll(db, [sale('1', { MUG: 1 }, 1), sale('2', { KETTLE: 1 }, 2), sale('3', { MUG: 1 }, 3)])
    expect(await drain(drainer(), merchant)).toEqual({ applied: 3, held: false })
    await isSetAside('sale-2', 'decision-failed')
    expect(await stockOf('MUG')).toMatchObject({ available: 3 })
    const broken = await reference(db, stock, { merchant, sku: 'KETTLE' }).get()
    expect(broken.get('available')).toBe('plenty')
  })

  test('a command that is not what the contract says', async () => {
    await openShop(db, { merchant, units: { MUG: 5 } })
    await appendAll(db, [sale('1', { MUG: 1 }, 1), sale('2', { MUG: 1 }, 2), sale('3', { MUG: 1 }, 3)])
    await reference(db, journal, { merchant, command: 'sale-1' }).update({ 'payload.order.lines': 'none' })
    await reference(db, journal, { merchant, command: 'sale-2' }).update({ actor: 'me' })
    expect(await drain(drainer(), merchant)).toEqual({ applied: 3, held: false })
    await isSetAside('sale-1', 'malformed-command')
    const unreadable = await reference(db, journal, { merchant, command: 'sale-2' }).get()
    expect(unreadable.get('state')).toBe('failed')
    expect(await stockOf('MUG')).toMatchObject({ available: 4 })
  })

  test('an order that would make a document larger than the database takes', async () => {
    const long = (index: number) => `PART-${String(index).padStart(3, '0')}-${'x'.repeat(119)}`
    const parts = Array.from({ length: 30 }, (_, index) => ({ sku: long(index), quantity: 1 }))
    const units = { MUG: 5, ...Object.fromEntries(parts.map(({ sku }) => [sku, 1000])) }
    await openShop(db, { merchant, units, kits: { GIANT: parts } })
    const huge = channelOrder('2', { GIANT: 1 })
    const [line] = huge.lines
    if (line === undefined) throw new Error('the scene is not set')
    const wide = { ...line, title: 'ж'.repeat(500), skuText: 'ж'.repeat(300) }
    const lines = Array.from({ length: 100 }, (_, index) => ({ ...wide, externalId: `2-${index}` }))
    const order = { ...huge, lines }
    await appendAll(db, [
      sale('1', { MUG: 1 }, 1),
      commandOf('sale-2', { kind: 'order-received', payload: { channelId: 'shopify', order } }, 2),
      sale('3', { MUG: 1 }, 3),
      sale('4', { MUG: 1 }, 4),
    ])
    await drain(drainer(), merchant)
    expect(await stockOf('MUG')).toMatchObject({ available: 2 })
    await isSetAside('sale-2', 'commit-refused')
    expect(await orderOf('2')).toBeUndefined()
    expect((await stockOf(long(0)))?.levels['jhb']).toMatchObject({ onHand: 1000, reserved: 0 })
    expect(await brokenInvariants(db)).toEqual([])
  })
})

describe('the lease', () => {
  test('lets one of two drains commit that both believe they hold it', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await appendAll(db, [sale('1', { KETTLE: 2 }, 1), sale('2', { KETTLE: 2 }, 2)])
    const page = await pendingIn(db)
    const take = (holder: string, now: string, until: string) =>
      takeLease(db, { merchant, name: 'journal', holder, now, until })
    const first = await take('first', '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:30.000Z')
    expect(await take('second', '2026-11-22T09:00:29.999Z', '2026-11-22T09:01:00.000Z')).toBeNull()
    const second = await take('second', '2026-11-22T09:00:30.000Z', '2026-11-22T09:01:00.000Z')
    const sets = await Promise.all([openSet(), openSet()])
    const [one, two] = sets
    if (first === null || second === null || one === null || two === null)
      throw new Error('the scene is not set')
    const tried = await Promise.allSettled([
      applyBatch(drainer(), merchant, one, first, { commands: page, last: true, show: true }),
      applyBatch(drainer(), merchant, two, second, { commands: page, last: true, show: true }),
    ])
    expect(tried.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(tried[0]).toMatchObject({ reason: expect.any(LeaseLost) })
    expect(await stockOf('KETTLE')).toMatchObject({ available: 1, levels: { jhb: { reserved: 4 } } })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('goes once when several find it free at once', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const now = new Date().toISOString()
    const taken = await Promise.all(
      Array.from({ length: 8 }, () =>
        takeLease(db, {
          merchant,
          name: 'journal',
          holder: randomUUID(),
          now,
          until: '2030-01-01T00:00:00.000Z',
        }),
      ),
    )
    expect(taken.filter((lease) => lease !== null)).toHaveLength(1)
    await appendAll(db, [sale('1', { KETTLE: 1 }, 1)])
    expect(await drain(drainer(), merchant)).toEqual({ applied: 0, held: true })
  })

  test('stays as it is when nothing is pending, so that what drains remember still holds', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const lease = reference(db, leases, { merchant, lease: 'journal' })
    const { updateTime } = await lease.get()
    expect(await drain(drainer(), merchant)).toEqual({ applied: 0, held: false })
    expect((await lease.get()).updateTime).toEqual(updateTime)
  })

  test('that was deleted goes on with the number after the last movement', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await reference(db, leases, { merchant, lease: 'journal' }).delete()
    await appendAll(db, [sale('1', { KETTLE: 1 }, 1)])
    expect(await drain(drainer(), merchant)).toEqual({ applied: 1, held: false })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('whose holder died before it told the listings is found by the sweep', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const lease = reference(db, leases, { merchant, lease: 'journal' })
    await lease.update({ holder: 'dead', stale: ['KETTLE'] })
    expect((await merchantsLeftBehind(db, '2026-11-01T00:00:00.000Z')).merchants).toEqual([])
    expect((await merchantsLeftBehind(db, '2026-12-01T00:00:00.000Z')).merchants).toEqual([merchant])
    await drain(drainer(), merchant)
    expect((await merchantsLeftBehind(db, '2030-12-01T00:00:00.000Z')).merchants).toEqual([])
  })

  test('that somebody else has held makes a drain forget what it knew', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const [here, there] = [drainer(), drainer()]
    await appendAll(db, [sale('1', { KETTLE: 1 }, 1)])
    await drain(here, merchant)
    await appendAll(db, [commandOf('arrival', receive('KETTLE', 10), 2)])
    await drain(there, merchant)
    await appendAll(db, [sale('2', { KETTLE: 12 }, 3)])
    await drain(here, merchant)
    expect(await orderOf('2')).toMatchObject({ status: 'allocated' })
    expect(await stockOf('KETTLE')).toMatchObject({
      available: 2,
      levels: { jhb: { onHand: 15, reserved: 13 } },
    })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('that nobody else has held lets a drain go on with what it knows', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const here = drainer()
    await appendAll(db, [sale('1', { KETTLE: 1 }, 1)])
    await drain(here, merchant)
    await reference(db, stock, { merchant, sku: 'KETTLE' }).update({ available: 'not read again' })
    await appendAll(db, [sale('2', { KETTLE: 1 }, 2)])
    await drain(here, merchant)
    expect(await stockOf('KETTLE')).toMatchObject({ available: 3 })
  })

  test('is let go when there is nothing to do', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await drain(drainer(), merchant)
    expect(await readDocument(db, leases, { merchant, lease: 'journal' })).toMatchObject({ holder: null })
  })
})

describe('a sale of what everybody wants', () => {
  test.each(['oversold', 'backordered'] as const)(
    '300 orders for 100 units: 100 allocated, 200 %s',
    async (whenShort) => {
      await openShop(db, { merchant, units: { KETTLE: 100 }, whenShort })
      const drains = Array.from({ length: 4 }, () => drainer({ batchSize: 40 }))
      const each = Array.from({ length: 300 }, (_, index) => sale(String(index), { KETTLE: 1 }, index))
      const working = drains.map(async (tools) => {
        for (let round = 0; round < 10; round += 1) await drain(tools, merchant)
      })
      await Promise.all([appendAll(db, each), ...working])
      for (const tools of drains) await drain(tools, merchant)
      const sold = await allOf(db, orders)
      expect(sold).toHaveLength(300)
      expect(sold.filter(({ status }) => status === 'allocated')).toHaveLength(100)
      expect(sold.filter(({ status }) => status === whenShort)).toHaveLength(200)
      expect(await stockOf('KETTLE')).toMatchObject({
        available: 0,
        shortage: 200,
        levels: { jhb: { onHand: 100, reserved: 100 } },
      })
      expect(await brokenInvariants(db)).toEqual([])
    },
  )

  test('calls of one process join in one run, and none is forgotten', async () => {
    await openShop(db, { merchant, units: { KETTLE: 100 } })
    const tools = drainer()
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await appendAll(db, [sale(String(index), { KETTLE: 1 }, index)])
        await drain(tools, merchant)
        expect((await entryOf(db, `sale-${index}`))?.state).toBe('applied')
      }),
    )
    expect(await brokenInvariants(db)).toEqual([])
  })
})

describe('one commit', () => {
  const channels = ['shopify', 'takealot', 'woocommerce', 'amazon', 'bobshop', 'makro']

  test('never holds more than the database takes: a large batch becomes several', async () => {
    const skus = Array.from({ length: 300 }, (_, index) => `SKU-${index}`)
    await openShop(db, { merchant, units: Object.fromEntries(skus.map((sku) => [sku, 10])), channels })
    let tick = 0
    const tools = drainer({
      now: () => new Date(Date.parse('2026-11-22T09:00:00.000Z') + (tick += 1)).toISOString(),
    })
    const each = Array.from({ length: 100 }, (_, index) =>
      sale(
        String(index),
        Object.fromEntries(skus.slice(index * 3, index * 3 + 3).map((sku) => [sku, 1])),
        index,
      ),
    )
    await appendAll(db, each)
    expect(await drain(tools, merchant)).toEqual({ applied: 100, held: false })
    const commits = new Set((await allOf(db, journal)).map(({ appliedAt }) => appliedAt))
    expect(commits.size).toBeGreaterThanOrEqual(2)
    expect((await allOf(db, listings)).filter(({ desired }) => desired.quantity !== 9)).toHaveLength(0)
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('holds the largest order there is, and leaves only what other channels show of it to the next', async () => {
    const skus = Array.from({ length: 100 }, (_, index) => `SKU-${index}`)
    await openShop(db, { merchant, units: Object.fromEntries(skus.map((sku) => [sku, 10])), channels })
    await appendAll(db, [sale('1', Object.fromEntries(skus.map((sku) => [sku, 1])))])
    await drain(drainer(), merchant)
    expect(await orderOf('1')).toMatchObject({ status: 'allocated', units: 100 })
    const shown = await allOf(db, listings)
    expect(shown).toHaveLength(600)
    expect(shown.filter(({ desired, pending }) => desired.quantity !== 9 || !pending)).toHaveLength(0)
    expect(shown.filter(({ sold }) => sold === 1)).toHaveLength(100)
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('changes what the selling channel should show together with what it has sold', async () => {
    const skus = Array.from({ length: 100 }, (_, index) => `SKU-${index}`)
    await openShop(db, { merchant, units: Object.fromEntries(skus.map((sku) => [sku, 10])), channels })
    await appendAll(db, [sale('1', Object.fromEntries(skus.map((sku) => [sku, 1])))])
    const tools = drainer({ leaseMs: 1 })
    const lease = await takeLease(db, {
      merchant,
      name: 'journal',
      holder: 'me',
      now: startOfShop,
      until: startOfShop,
    })
    const set = await openSet()
    if (lease === null || set === null) throw new Error('the scene is not set')
    const applied = await applyBatch(tools, merchant, set, lease, {
      commands: await pendingIn(db),
      last: true,
      show: true,
    })
    expect(applied).toMatchObject({ processed: 1, released: false })
    expect(applied.lease.stale.length).toBeGreaterThan(0)
    const selling = (await allOf(db, listings)).filter(({ channelId }) => channelId === 'shopify')
    expect(selling.filter(({ sold, desired }) => sold + desired.quantity !== 10)).toHaveLength(0)
    await drain(tools, merchant)
    expect((await allOf(db, listings)).filter(({ desired }) => desired.quantity !== 9)).toHaveLength(0)
  })
})

describe('which product a line is', () => {
  test('is guessed by its barcode also where its listing is known and nobody has mapped it', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5, MUG: 5 } })
    await reference(db, products, { merchant, sku: 'MUG' }).set({
      ...productOf('MUG'),
      barcode: '6001234567890',
    })
    await reference(db, listings, { merchant, listing: 'shopify:KETTLE' }).update({ sku: null })
    const order = channelOrder('1', { KETTLE: 1 })
    const lines = order.lines.map((line) => ({ ...line, skuText: '', barcode: '6001234567890' }))
    await appendAll(db, [
      commandOf('sale-1', {
        kind: 'order-received',
        payload: { channelId: 'shopify', order: { ...order, lines } },
      }),
    ])
    await drain(drainer(), merchant)
    expect((await orderOf('1'))?.lines[0]).toMatchObject({ sku: 'MUG', mapping: 'guessed', allocated: 1 })
  })

  test('is taken over into every order of a listing that a member maps', async () => {
    await openShop(db, { merchant, units: { KETTLE: 200 } })
    await appendAll(
      db,
      Array.from({ length: 60 }, (_, index) => sale(String(index), { GHOST: 1 }, index)),
    )
    await drain(drainer(), merchant)
    const map = { kind: 'map-line', line: '7-0', sku: 'KETTLE' } as const
    await appendAll(db, [
      commandOf('map', { kind: 'order-update', payload: { orderId: 'shopify:7', action: map } }, 100),
    ])
    await drain(drainer(), merchant)
    expect((await allOf(db, orders)).filter(({ status }) => status !== 'allocated')).toEqual([])
    expect(await readDocument(db, listings, { merchant, listing: 'shopify:GHOST' })).toMatchObject({
      sku: 'KETTLE',
      desired: { quantity: 140 },
    })
    expect((await allOf(db, cases)).filter(({ state }) => state === 'open')).toEqual([])
    expect(await brokenInvariants(db)).toEqual([])
  })
})

describe('a caller', () => {
  const member = { kind: 'member', uid: 'operator' } as const
  const adjust = (delta: number): Command => ({
    kind: 'stock-update',
    payload: {
      change: { kind: 'adjust', sku: 'KETTLE', warehouse: 'jhb', state: 'onHand', delta, reason: 'counted' },
    },
  })
  const asked = (id: string, delta: number) => ({ ...commandOf(id, adjust(delta)), actor: member })

  test('is answered with what became of the command, and a repeat with the same', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const first = await submitCommand(drainer(), merchant, asked('key-1', 3), 5_000)
    expect(first).toMatchObject({
      kind: 'settled',
      state: 'applied',
      result: { facts: { stock: [{ sku: 'KETTLE', available: 8 }] } },
    })
    expect(await submitCommand(drainer(), merchant, asked('key-1', 3), 5_000)).toEqual(first)
    expect(await stockOf('KETTLE')).toMatchObject({ available: 8 })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('is told the refusal, and nothing has moved', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const refused = await submitCommand(drainer(), merchant, asked('key-1', -6), 5_000)
    expect(refused).toMatchObject({
      kind: 'settled',
      state: 'refused',
      result: { reason: 'not-enough-stock', facts: { free: 5 } },
    })
    expect(await brokenInvariants(db)).toEqual([])
  })

  test('that uses a key again for something else is told so, and nothing is written', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    await submitCommand(drainer(), merchant, asked('key-1', 3), 5_000)
    const before = await reference(db, journal, { merchant, command: 'key-1' }).get()
    const leaseBefore = await reference(db, leases, { merchant, lease: 'journal' }).get()
    expect(await submitCommand(drainer(), merchant, asked('key-1', 4), 5_000)).toEqual({ kind: 'id-reused' })
    const other = { ...asked('key-1', 3), actor: { kind: 'member', uid: 'somebody else' } } as const
    expect(await submitCommand(drainer(), merchant, other, 5_000)).toEqual({ kind: 'id-reused' })
    const after = await reference(db, journal, { merchant, command: 'key-1' }).get()
    const leaseAfter = await reference(db, leases, { merchant, lease: 'journal' }).get()
    expect(after.updateTime?.isEqual(before.updateTime ?? leaseBefore.readTime)).toBe(true)
    expect(leaseAfter.updateTime?.isEqual(leaseBefore.updateTime ?? leaseBefore.readTime)).toBe(true)
    expect(await stockOf('KETTLE')).toMatchObject({ available: 8 })
  })

  test('waits for the drain that holds the lease', async () => {
    await openShop(db, { merchant, units: { KETTLE: 5 } })
    const now = new Date()
    const until = new Date(now.getTime() + 700).toISOString()
    await takeLease(db, { merchant, name: 'journal', holder: 'somebody else', now: now.toISOString(), until })
    expect(await submitCommand(drainer(), merchant, asked('key-1', 1), 50)).toEqual({ kind: 'still-pending' })
    expect(await submitCommand(drainer(), merchant, asked('key-1', 1), 10_000)).toMatchObject({
      state: 'applied',
    })
    expect(await stockOf('KETTLE')).toMatchObject({ available: 6 })
  })
})

test('two merchants do not share a memory', async () => {
  const memory = newDrainMemory()
  await openShop(db, { merchant, units: { KETTLE: 5 } })
  await openShop(db, { merchant: 'other', units: { KETTLE: 1 } })
  await appendAll(db, [sale('1', { KETTLE: 2 })])
  await appendAll(db, [sale('1', { KETTLE: 2 })], 'other')
  await Promise.all([drain(drainer({ memory }), merchant), drain(drainer({ memory }), 'other')])
  expect(await stockOf('KETTLE')).toMatchObject({ available: 3, shortage: 0 })
  expect(await readDocument(db, stock, { merchant: 'other', sku: 'KETTLE' })).toMatchObject({
    available: 0,
    shortage: 1,
  })
})
