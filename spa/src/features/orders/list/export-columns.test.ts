import { expect, test } from 'vitest'
import type { ExportColumn } from '../../../lib/format/export-csv.ts'
import { exampleEvent, exampleLine, exampleOrder } from '../example-order.ts'
import { lineColumns, lineRows, orderColumns } from './export-columns.ts'

const order = exampleOrder({
  lines: [
    exampleLine(),
    exampleLine({
      id: '2',
      sku: null,
      title: 'Mystery',
      quantity: 1,
      allocations: [],
      allocated: 0,
      shortage: 1,
    }),
  ],
  history: [exampleEvent({ kind: 'shipped', note: 'TCG1' })],
})
const names = (id: string) => `name of ${id}`

test('an order is one row, in its own currency and South African time, with nothing of its buyer', () => {
  const row = Object.fromEntries(orderColumns(names).map(({ label, value }) => [label, value(order)]))
  expect(row).toMatchObject({
    Order: '#1',
    Channel: 'name of shop',
    Status: 'Ready to ship',
    'Placed (SAST)': '24 Nov 2026 08:00',
    'Shipped (SAST)': null,
    Items: '2 × Stovetop kettle; 1 × Mystery',
    'Reserved units': 2,
    'Short units': 1,
    Currency: 'ZAR',
    Total: 345,
    'VAT within': 45,
    'Tracking numbers': 'TCG1',
  })
  expect(Object.keys(row).filter((label) => /buyer|name|phone|e-mail|address/i.test(label))).toEqual([])
})

test('every item of every order is a row of its own', () => {
  const rows = lineRows([order, exampleOrder({ id: 'shop:2' })])
  expect(rows).toHaveLength(3)
  const first = Object.fromEntries(
    lineColumns(names, names).map(({ label, value }) => [
      label,
      rows[0] === undefined ? null : value(rows[0]),
    ]),
  )
  expect(first).toMatchObject({
    SKU: 'KETTLE',
    'VAT rate (%)': 15,
    'Item total': 230,
    'Reserved in': '2 × KETTLE, name of jhb',
  })
})

test('no two columns are called the same', () => {
  for (const columns of [orderColumns(names), lineColumns(names, names)]) {
    const labels = columns.map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

test('an amount that is not in rand says so, in every row', () => {
  const foreign = exampleOrder({ currency: 'USD' })
  const currency = <T>(columns: readonly ExportColumn<T>[], row: T) =>
    columns.find(({ label }) => label === 'Currency')?.value(row)
  expect(currency(orderColumns(names), foreign)).toBe('USD')
  expect(lineRows([foreign]).map((row) => currency(lineColumns(names, names), row))).toEqual(['USD'])
})
