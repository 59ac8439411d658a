import { readCommand } from '@fluxori/contract/commands'
import { CommandId, Gtin } from '@fluxori/contract/kernel'
import { searchWords } from '@fluxori/contract/search'
import { describe, expect, test } from 'vitest'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { daySales } from '../../src/domain/orders/day-sales.ts'
import { plusSales } from '../../test/plus-sales.ts'
import { brokenKits } from '../../src/domain/stock/broken-kits.ts'
import { brokenSupply } from '../../src/domain/stock/broken-supply.ts'
import { brokenStock } from '../../src/domain/stock/invariants.ts'
import { sastDay, sastHour } from '@fluxori/contract/time'
import { parseEnvironment } from '../../src/environment.ts'
import { demoState, historyDays, otherState } from './demo-state.ts'
import { catalogue } from './catalogue.ts'
import { demoHistory } from './history.ts'
import { liveThrough } from './live-through.ts'
import { leavesAt, midnightBefore } from './sales-pattern.ts'
import { demoSecrets } from './secrets.ts'
import { documentsOf } from './seed.ts'

/** A Monday morning, just after midnight on the day after a payday, and a Friday afternoon. */
const starts = ['2026-11-23T06:00:00.000Z', '2026-11-25T22:05:00.000Z', '2026-07-03T14:30:00.000Z'] as const
const at = starts[0]
const sandboxes = 'http://127.0.0.1:5010'
const state = demoState(sandboxes, at)
const livedAt = (start: string) => {
  const opening = demoState(sandboxes, start)
  return liveThrough(opening, demoHistory(opening.listings, start), start)
}
const lived = livedAt(at)
const allStates = [state, lived, otherState(at)]

test('every product has a barcode of its own, with its right check digit', () => {
  const barcodes = catalogue.map(({ product }) => product.barcode ?? '')
  for (const barcode of barcodes) expect(() => Gtin.parse(barcode)).not.toThrow()
  expect(new Set(barcodes).size).toBe(catalogue.length)
  expect(new Set(catalogue.map(({ product }) => product.sku)).size).toBe(catalogue.length)
})

test('prices are whole Rand and above cost with VAT, and only zero-rated food names a legal reason', () => {
  for (const { product, priceCents } of catalogue) {
    expect(priceCents % 100).toBe(0)
    const withVat = (product.costCents ?? 0) * (product.vatClass === 'zero' ? 1 : 1.15)
    expect(priceCents, product.sku).toBeGreaterThan(withVat)
    expect(product.vatReason === null).toBe(product.vatClass === 'standard')
  }
})

test('a kit is made of products that have stock of their own', () => {
  const kits = catalogue.filter(({ product }) => product.kit.length > 0)
  const single = new Set(
    catalogue.filter(({ product }) => product.kit.length === 0).map(({ product }) => product.sku),
  )
  expect(kits.length).toBe(3)
  for (const { product } of kits) for (const part of product.kit) expect(single).toContain(part.sku)
})

test('every document is what the contract says, and each has a place of its own', () => {
  for (const one of allStates) {
    const paths = documentsOf(one).map(({ kind, ids }) => `${kind.path} ${Object.values(ids).join(' ')}`)
    expect(new Set(paths).size).toBe(paths.length)
  }
})

test('the state adds up from the first day to the start', () => {
  for (const { stock, movements, products, orders, lease } of allStates) {
    expect(brokenStock(stock, movements, orders)).toEqual([])
    expect(brokenKits(stock, products)).toEqual([])
    expect(brokenSupply(stock, products)).toEqual([])
    expect(lease.seq).toBe(movements.length)
  }
})

test('products and stock are found by the same words, and stock says what its product is', () => {
  for (const { stock, products } of allStates) {
    for (const { sku, title, barcode, brand, words, kit } of products) {
      expect(words).toEqual(searchWords([sku, title, barcode ?? '', brand]))
      expect(stock.find((one) => one.sku === sku)).toMatchObject({ title, words, isKit: kit.length > 0 })
    }
  }
})

test('each channel shows what its own formula gives', () => {
  for (const { channels, stock, listings } of [state, lived]) {
    const formula = new Map(channels.map((channel) => [channel.id, channel.formula]))
    const available = new Map(stock.map((one) => [one.sku, one.available]))
    for (const { channelId, sku, desired, published, observed, pending, sold } of listings) {
      const rule = formula.get(channelId)
      expect(rule && desiredQuantity(rule, available.get(sku ?? '') ?? -1)).toBe(desired.quantity)
      expect([published.quantity, observed.quantity]).toEqual([desired.quantity, desired.quantity])
      expect([pending, published.sold]).toEqual([false, sold])
    }
    expect(new Set(channels.map((channel) => JSON.stringify(channel.formula))).size).toBe(3)
  }
})

test.each([{ state }, { state: lived }])(
  'some shelf is empty, some nearly so, and most are not',
  ({ state: of }) => {
    const stocked = of.stock.filter(({ isKit }) => !isKit)
    expect(stocked.filter(({ supply }) => supply === 'out').length).toBe(1)
    expect(stocked.filter(({ supply }) => supply === 'low').length).toBe(2)
    expect(stocked.filter(({ available }) => available > 20).length).toBeGreaterThan(35)
  },
)

test('the same start makes the same state and the same history', () => {
  expect(demoState(sandboxes, at)).toEqual(state)
  expect(livedAt(at)).toEqual(lived)
})

test('every demo channel has a secret under the name that it gives', () => {
  const secrets = demoSecrets()
  for (const { id, secret } of state.channels)
    expect(secrets[secret]?.webhookSecrets).toEqual([`demo-${id}-secret`])
  expect(parseEnvironment({}).projectId).toBe('demo-fluxori')
})

describe.each(starts)('the history before %s', (start) => {
  const history = demoHistory(demoState(sandboxes, start).listings, start)
  const { orders, customers, days, cases, entries, movements } = livedAt(start)

  test('is of commands with keys of their own, in their order, all of them applied before the start', () => {
    expect(new Set(history.map(({ id }) => id)).size).toBe(history.length)
    for (const { id, command } of history) {
      expect(() => CommandId.parse(id)).not.toThrow()
      expect(readCommand(command.kind, command.payload)).toEqual({ command })
    }
    const times = history.map(({ receivedAt }) => receivedAt)
    expect(times).toEqual(times.toSorted())
    expect(times.at(-1) ?? '').toMatch(/^\d{4}/)
    expect((times.at(-1) ?? start) < start).toBe(true)
    expect(entries.filter(({ entry }) => entry.state !== 'applied')).toEqual([])
  })

  test('leaves the buyer with the order, and nowhere else', () => {
    expect(customers.map(({ order }) => order).toSorted()).toEqual(orders.map(({ id }) => id).toSorted())
    expect(JSON.stringify([entries, orders])).not.toContain('@example.co.za')
  })

  test('has orders on each of five weeks, more in the evening than in the night', () => {
    const perDay = Array.from({ length: historyDays }, (_, index) =>
      sastDay(midnightBefore(start, index + 1)),
    )
    for (const day of perDay) {
      const count = orders.filter((order) => order.day === day).length
      expect(count).toBeGreaterThanOrEqual(4)
      expect(count).toBeLessThanOrEqual(25)
    }
    const between = (from: number, until: number) =>
      orders.filter(
        ({ placedAt }) => Number(sastHour(placedAt)) >= from && Number(sastHour(placedAt)) < until,
      )
    expect(between(18, 22).length).toBeGreaterThan(3 * between(0, 4).length)
  })

  test('sums its orders up in its days, by channel and by hour, and has no day without orders', () => {
    for (const { day, channels, hours } of days) {
      const ofDay = orders.filter((order) => order.day === day)
      expect(ofDay.length).toBeGreaterThan(0)
      const sum = ofDay.map(daySales).reduce((one, more) => plusSales(one, more), daySales(undefined))
      for (const parts of [channels, hours])
        expect(Object.values(parts).reduce((one, more) => plusSales(one, more), daySales(undefined))).toEqual(
          sum,
        )
    }
    expect(new Set(orders.map(({ day }) => day)).size).toBe(days.length)
  })

  test('ends with orders in every state that a person should see, and few that wait', () => {
    const count = (status: string) => orders.filter((order) => order.status === status).length
    expect([count('oversold'), count('unmapped'), count('backordered')]).toEqual([1, 1, 0])
    expect(count('part-shipped')).toBeGreaterThanOrEqual(1)
    expect(count('cancelled')).toBeGreaterThan(10)
    expect(count('allocated')).toBeLessThan(35)
    expect(count('shipped')).toBeGreaterThan(250)
    const open = cases.filter(({ state }) => state === 'open').map(({ kind }) => kind)
    expect(open.toSorted()).toEqual(['oversold', 'unmapped'])
    expect(cases.some(({ state, resolvedBy }) => state === 'resolved' && resolvedBy === null)).toBe(true)
  })

  test('tells of every order when it was taken in, and what happened then, in its order', () => {
    const kinds = new Set(orders.flatMap(({ history: reported }) => reported.map(({ kind }) => kind)))
    expect([...kinds]).toEqual(expect.arrayContaining(['taken-in', 'shipped', 'cancelled', 'allocated']))
    const ids = new Set(entries.map(({ id }) => id))
    for (const { placedAt, receivedAt, history: reported } of orders) {
      expect(Date.parse(receivedAt) - Date.parse(placedAt)).toBeLessThan(5_000)
      const moments = reported.map((event) => event.at)
      expect(moments).toEqual(moments.toSorted())
      for (const { command } of reported) expect(ids).toContain(command)
    }
    expect(new Set(movements.map(({ kind }) => kind)).size).toBe(8)
  })
})

test('a parcel leaves in working hours, never on a Sunday, and after it was ordered', () => {
  for (let hour = 0; hour < 24 * 14; hour += 1) {
    const placedAt = new Date(Date.parse(at) + hour * 3_600_000).toISOString()
    const left = leavesAt(placedAt, () => 0.5)
    expect(left > placedAt).toBe(true)
    expect(new Date(Date.parse(left) + 2 * 3_600_000).getUTCDay()).not.toBe(0)
    expect(Number(sastHour(left))).toBeGreaterThanOrEqual(8)
    expect(Number(sastHour(left))).toBeLessThan(17)
  }
})
