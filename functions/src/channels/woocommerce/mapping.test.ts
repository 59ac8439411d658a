import { describe, expect, test } from 'vitest'
import type { ChannelOrder } from '@fluxori/contract/orders/orders'
import order from './fixtures/order.json' with { type: 'json' }
import { toChannelOrder } from './mapping.ts'

const read = (change: Readonly<Record<string, unknown>> = {}): ChannelOrder => {
  const mapped = toChannelOrder({ ...order, ...change })
  if (mapped.kind !== 'order') throw new Error(`not an order: ${JSON.stringify(mapped)}`)
  return mapped.order
}

describe('an order of the shop', () => {
  test('is read with its GMT times, its number and the delivery charged, VAT included', () => {
    expect(read()).toMatchObject({
      externalId: '727',
      number: '727',
      placedAt: '2026-02-01T12:30:00.000Z',
      updatedAt: '2026-02-01T12:31:00.000Z',
      partial: false,
      currency: 'ZAR',
      shippingCents: 10000,
    })
  })

  test('has line amounts with VAT, and names a variation by product and variation', () => {
    expect(read().lines).toMatchObject([
      {
        externalId: '315',
        listing: '93',
        skuText: 'KETTLE-17L',
        barcode: null,
        title: 'Kettle 1.7 L',
        quantity: 1,
        fulfilled: 0,
        totalCents: 34500,
      },
      {
        externalId: '316',
        listing: '94.951',
        skuText: 'TOASTER-RED',
        barcode: null,
        title: 'Toaster - Red',
        quantity: 2,
        fulfilled: 0,
        totalCents: 129900,
      },
    ])
  })

  test('goes to the shipping address, with billing for what that leaves out', () => {
    expect(read().customer).toEqual({
      name: 'Sipho Dlamini',
      email: 'nomsa@example.co.za',
      phone: '+27821234567',
      address: '4 Main Road, Unit 3, Paarl, WC, 7646, ZA',
    })
  })

  test('goes to the billing address when no other is given', () => {
    const shipping = { first_name: '', last_name: '', address_1: '', city: '', country: 'ZA' }
    expect(read({ shipping }).customer).toMatchObject({
      name: 'Nomsa Dlamini',
      address: '12 Long Street, Cape Town, WC, 8001, ZA',
    })
    expect(read({ shipping: undefined, billing: undefined }).customer).toBeNull()
  })

  test('a line of a product that no longer exists belongs to no listing', () => {
    const [line] = order.line_items
    expect(read({ line_items: [{ ...line, product_id: 0, sku: null }] }).lines).toMatchObject([
      { listing: null, skuText: '' },
    ])
  })
})

describe('a status', () => {
  test.each([
    { status: 'pending', paidAt: null, payment: 'unpaid', cancelled: false, fulfilled: 0 },
    { status: 'pending', paidAt: '2026-02-01T12:31:00', payment: 'unpaid', cancelled: false, fulfilled: 0 },
    { status: 'on-hold', paidAt: null, payment: 'unpaid', cancelled: false, fulfilled: 0 },
    { status: 'on-hold', paidAt: '2026-02-01T12:31:00', payment: 'unpaid', cancelled: false, fulfilled: 0 },
    { status: 'processing', paidAt: null, payment: 'paid', cancelled: false, fulfilled: 0 },
    { status: 'completed', paidAt: '2026-02-01T12:31:00', payment: 'paid', cancelled: false, fulfilled: 1 },
    { status: 'cancelled', paidAt: null, payment: 'unpaid', cancelled: true, fulfilled: 0 },
    { status: 'failed', paidAt: null, payment: 'unpaid', cancelled: true, fulfilled: 0 },
    { status: 'refunded', paidAt: '2026-02-01T12:31:00', payment: 'paid', cancelled: true, fulfilled: 0 },
    { status: 'trash', paidAt: null, payment: 'unpaid', cancelled: true, fulfilled: 0 },
    {
      status: 'awaiting-pickup',
      paidAt: '2026-02-01T12:31:00',
      payment: 'paid',
      cancelled: false,
      fulfilled: 0,
    },
    { status: 'awaiting-quote', paidAt: null, payment: 'unpaid', cancelled: false, fulfilled: 0 },
  ])('$status paid at $paidAt is $payment, cancelled $cancelled', (row) => {
    const order = read({ status: row.status, date_paid_gmt: row.paidAt })
    expect(order).toMatchObject({ payment: row.payment, cancelled: row.cancelled })
    expect(order.lines[0]?.fulfilled).toBe(row.fulfilled)
  })

  test.each(['checkout-draft', 'auto-draft'])('%s is no order yet, whatever else it lacks', (status) => {
    expect(toChannelOrder({ id: 1, status })).toEqual({ kind: 'draft' })
  })
})

describe('the version', () => {
  test('of the same state is the same', () => {
    expect(read().version).toBe(read({ meta_data: [{ id: 1 }] }).version)
    expect(read().lines.map(({ version }) => version)).toEqual([read().version, read().version])
  })

  test('grows along the life of an order within one second', () => {
    const life = [
      'pending',
      'failed',
      'on-hold',
      'packed',
      'processing',
      'completed',
      'refunded',
      'cancelled',
      'trash',
    ]
    const versions = life.map((status) => read({ status }).version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(new Set(versions).size).toBe(life.length)
  })

  test('of any state of the next second is higher than any of this one', () => {
    const later = read({ status: 'pending', date_modified_gmt: '2026-02-01T12:31:01' })
    expect(later.version).toBeGreaterThan(read({ status: 'trash' }).version)
  })
})

describe('an order that cannot be taken in says why', () => {
  test.each([
    { name: 'another currency', change: { currency: 'USD' }, detail: 'the order is in USD, not in ZAR' },
    { name: 'no product lines', change: { line_items: [] }, detail: 'the order has no product lines' },
    {
      name: 'an amount that is no number',
      change: { shipping_total: 'R 12' },
      detail: 'shipping_total: not a decimal amount',
    },
    { name: 'no time', change: { date_created_gmt: null }, detail: /^date_created_gmt: / },
    {
      name: 'half a unit',
      change: { line_items: [{ ...order.line_items[0], quantity: 0.5 }] },
      detail: /^line_items\.0\.quantity: /,
    },
    {
      name: 'a negative line',
      change: { line_items: [{ ...order.line_items[0], total: '-400.00' }] },
      detail: /^lines\.0\.totalCents: /,
    },
  ])('$name', ({ change, detail }) => {
    expect(toChannelOrder({ ...order, ...change })).toEqual({
      kind: 'unreadable',
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    })
  })
})
