import { Command } from '@fluxori/contract/journal'
import { CommandId } from '@fluxori/contract/kernel'
import { expect, test } from 'vitest'
import { desiredQuantity } from '../../src/domain/channels/desired-quantity.ts'
import { brokenKits } from '../../src/domain/stock/broken-kits.ts'
import { brokenStock } from '../../src/domain/stock/invariants.ts'
import { parseEnvironment } from '../../src/environment.ts'
import { demoBooks, otherBooks } from './books.ts'
import { catalogue } from './catalogue.ts'
import { checkDigit } from './gtin.ts'
import { demoHistory } from './history.ts'
import { demoSecrets } from './secrets.ts'
import { documentsOf } from './seed.ts'

const at = '2026-11-23T06:00:00.000Z'
const books = demoBooks('http://127.0.0.1:5010', at)
const allBooks = [books, otherBooks(at)]

test.each([
  ['629104150021', 3],
  ['400638133393', 1],
  ['000000000000', 0],
])('the check digit of %s is %i', (digits, digit) => {
  expect(checkDigit(digits)).toBe(digit)
})

test('every product has a barcode of its own, with its right check digit', () => {
  const barcodes = catalogue.map(({ product }) => product.barcode ?? '')
  for (const barcode of barcodes) expect(Number(barcode.at(-1))).toBe(checkDigit(barcode.slice(0, 12)))
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
  for (const one of allBooks) {
    const paths = documentsOf(one).map(({ kind, ids }) => `${kind.path} ${Object.values(ids).join(' ')}`)
    expect(new Set(paths).size).toBe(paths.length)
  }
})

test('the books add up from the first day', () => {
  for (const { stock, movements, products, lease } of allBooks) {
    expect(brokenStock(stock, movements, [])).toEqual([])
    expect(brokenKits(stock, products)).toEqual([])
    expect(lease.seq).toBe(movements.length)
  }
})

test('each channel shows what its own formula gives', () => {
  const formula = new Map(books.channels.map((channel) => [channel.id, channel.formula]))
  const available = new Map(books.stock.map((stock) => [stock.sku, stock.available]))
  for (const { channelId, sku, desired, published, observed } of books.listings) {
    const rule = formula.get(channelId)
    expect(rule && desiredQuantity(rule, available.get(sku ?? '') ?? -1)).toBe(desired.quantity)
    expect([published.quantity, observed.quantity]).toEqual([desired.quantity, desired.quantity])
  }
  expect(new Set(books.channels.map((channel) => JSON.stringify(channel.formula))).size).toBe(3)
})

test('some shelf is empty, some nearly so, and most are not', () => {
  const stocked = books.stock.filter(({ sku }) =>
    books.products.some((one) => one.sku === sku && one.kit.length === 0),
  )
  expect(stocked.filter(({ available }) => available === 0).length).toBe(1)
  expect(stocked.filter(({ available }) => available > 0 && available < 10).length).toBe(2)
})

test('the same start makes the same books', () => {
  expect(demoBooks('http://127.0.0.1:5010', at)).toEqual(books)
})

test('every demo channel has a secret under the name that it gives', () => {
  const secrets = demoSecrets()
  for (const { id, secret } of books.channels)
    expect(secrets[secret]?.webhookSecrets).toEqual([`demo-${id}-secret`])
  expect(parseEnvironment({}).projectId).toBe('demo-fluxori')
})

test('the history is the same for the same start, and every command in it has a key of its own', () => {
  const history = demoHistory(books.listings, at)
  expect(history).toEqual(demoHistory(books.listings, at))
  expect(new Set(history.map(({ id }) => id)).size).toBe(history.length)
  for (const { id, command } of history) {
    expect(() => CommandId.parse(id)).not.toThrow()
    expect(() => Command.parse(command)).not.toThrow()
  }
})

test('nothing in the history comes after the start', () => {
  for (const { command } of demoHistory(books.listings, at)) {
    if (command.kind === 'order-received') expect(command.payload.order.placedAt < at).toBe(true)
  }
})
