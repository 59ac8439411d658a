import { expect, test } from 'vitest'
import type { Sandbox } from '../sandboxes/sandbox.ts'
import { someBuyer } from './buyers.ts'
import { catalogue } from './catalogue.ts'
import { seededRandom } from '../random.ts'
import { basketOf, startTraffic } from './traffic.ts'

const showing = (quantities: Readonly<Record<string, number>>) =>
  Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity, listing: sku, priceCents: 100 }))

test('buyers leave the last three of a product on the shelf', () => {
  const random = seededRandom(7)
  const shown = showing({ 'TENT-3': 5, 'MUG-ENAM-4': 3, 'HAT-BUSH': 0 })
  for (let round = 0; round < 500; round += 1) {
    for (const { sku, quantity } of basketOf(shown, catalogue, random)) {
      expect(sku).toBe('TENT-3')
      expect(quantity).toBeGreaterThanOrEqual(1)
      expect(quantity).toBeLessThanOrEqual(2)
    }
  }
})

test('a basket has one to three products, each once', () => {
  const random = seededRandom(1)
  const shown = showing(Object.fromEntries(catalogue.map(({ product }) => [product.sku, 50])))
  const sizes = Array.from({ length: 500 }, () => basketOf(shown, catalogue, random)).map((lines) => {
    expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length)
    return lines.length
  })
  expect(new Set(sizes)).toEqual(new Set([1, 2, 3]))
})

test('popular products are bought more often', () => {
  const random = seededRandom(3)
  const shown = showing({ 'MUG-ENAM-4': 100_000, 'TENT-3': 100_000 })
  const first = Array.from({ length: 1000 }, () => basketOf(shown, catalogue, random)[0]?.sku)
  expect(first.filter((sku) => sku === 'MUG-ENAM-4').length).toBeGreaterThan(650)
})

test('the same seed makes the same buyers', () => {
  const buyers = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 5 }, () => someBuyer(random))
  }
  expect(buyers(5)).toEqual(buyers(5))
  expect(buyers(5)).not.toEqual(buyers(6))
})

test('nobody orders any more once the traffic is stopped', () => {
  const due: (() => void)[] = []
  const later = (_: number, run: () => void) => {
    const entry = () => run()
    due.push(entry)
    return () => void due.splice(due.indexOf(entry), 1)
  }
  let orders = 0
  const sandbox: Sandbox = {
    kind: 'shopify',
    answer: () => ({ status: 404 }),
    placeOrder: () => String((orders += 1)),
    cancelOrder: () => undefined,
    extras: [],
    acts: {},
    editStock: () => undefined,
    shown: () => showing({ 'TENT-3': 50 }),
  }
  const stop = startTraffic({ sandboxes: [sandbox], items: catalogue, random: seededRandom(2), later })
  due.shift()?.()
  expect(orders).toBe(1)
  stop()
  expect(due).toEqual([])
})
