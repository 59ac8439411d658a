import { describe, expect, test } from 'vitest'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
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
        toSend: 1,
        sent: 0,
        paid: 1,
        totalCents: 34500,
        taxCents: 4500,
      },
      {
        externalId: '316',
        listing: '94.951',
        skuText: 'TOASTER-RED',
        barcode: null,
        title: 'Toaster - Red',
        toSend: 2,
        sent: 0,
        paid: 2,
        totalCents: 129900,
        taxCents: 16944,
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

  test('goes to the town of the shipping address, else of the billing address', () => {
    const shipping = { first_name: '', last_name: '', address_1: '', city: '', country: 'ZA' }
    expect(read().town).toBe('Paarl')
    expect(read({ shipping }).town).toBe('Cape Town')
    expect(read({ shipping: undefined, billing: undefined }).town).toBeNull()
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
    { status: 'pending', paidAt: null, payment: 'unpaid', cancelled: false, sent: 0 },
    { status: 'pending', paidAt: '2026-02-01T12:31:00', payment: 'unpaid', cancelled: false, sent: 0 },
    { status: 'on-hold', paidAt: null, payment: 'unpaid', cancelled: false, sent: 0 },
    { status: 'on-hold', paidAt: '2026-02-01T12:31:00', payment: 'unpaid', cancelled: false, sent: 0 },
    { status: 'processing', paidAt: null, payment: 'paid', cancelled: false, sent: 0 },
    { status: 'completed', paidAt: '2026-02-01T12:31:00', payment: 'paid', cancelled: false, sent: 1 },
    { status: 'cancelled', paidAt: null, payment: 'unpaid', cancelled: true, sent: 0 },
    { status: 'failed', paidAt: null, payment: 'unpaid', cancelled: true, sent: 0 },
    { status: 'refunded', paidAt: '2026-02-01T12:31:00', payment: 'paid', cancelled: true, sent: 0 },
    {
      status: 'awaiting-pickup',
      paidAt: '2026-02-01T12:31:00',
      payment: 'paid',
      cancelled: false,
      sent: 0,
    },
    { status: 'awaiting-quote', paidAt: null, payment: 'unpaid', cancelled: false, sent: 0 },
  ])('$status paid at $paidAt is $payment, cancelled $cancelled', (row) => {
    const order = read({ status: row.status, date_paid_gmt: row.paidAt })
    expect(order).toMatchObject({ payment: row.payment, cancelled: row.cancelled })
    expect(order.lines[0]?.sent).toBe(row.sent)
  })

  test('is all that a quote or an unpaid checkout has: it is not sold, and the shop takes no stock for it', () => {
    expect(read({ status: 'pending' }).sold).toBe(false)
    expect(read({ status: 'on-hold' }).sold).toBe(true)
  })

  test('of an order in the bin says that it is gone, and since when', () => {
    const version = read({ status: 'cancelled' }).version + 1
    expect(toChannelOrder({ ...order, status: 'trash' })).toEqual({
      kind: 'gone',
      externalId: '727',
      version,
    })
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
    ]
    const versions = life.map((status) => read({ status }).version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(new Set(versions).size).toBe(life.length)
  })

  test('of any state of the next second is higher than any of this one', () => {
    const later = read({ status: 'pending', date_modified_gmt: '2026-02-01T12:31:01' })
    expect(later.version).toBeGreaterThan(read({ status: 'cancelled' }).version)
  })
})

describe('what can be read is taken in', () => {
  const [kettle] = order.line_items

  test('in any currency, and without lines', () => {
    expect(read({ currency: 'USD' })).toMatchObject({
      currency: 'USD',
      lines: [{ toSend: 1 }, { toSend: 2 }],
    })
    expect(read({ line_items: [] }).lines).toEqual([])
  })

  test.each([
    { name: 'an amount', change: { shipping_total: 'R 12' }, text: 'delivery is no amount: "R 12"' },
    { name: 'a currency', change: { currency: 'rand' }, text: 'the currency is none: "rand"' },
    {
      name: 'half a unit',
      change: { line_items: [{ ...kettle, quantity: 0.5 }] },
      text: '0.5 units of Kettle 1.7 L are held as 1',
    },
    {
      name: 'a refund of more than was paid',
      change: { refunds: [{ total: '-1800.00' }] },
      text: 'more was refunded than was paid: 180000 cents of 174400',
    },
  ])('$name that does not fit is a doubt for a person', ({ change, text }) => {
    expect(read(change).doubts.map((doubt) => doubt.text)).toContain(text)
    expect(read(change).lines[0]).toMatchObject({ externalId: '315', toSend: 1 })
  })

  test('a line that cannot be read keeps no other from being read', () => {
    const changed = read({ line_items: [{ id: 9, quantity: null }, kettle] })
    expect(changed).toMatchObject({ doubts: [{ line: '9' }], lines: [{ externalId: '315' }] })
  })

  test('what has no time cannot', () => {
    expect(toChannelOrder({ ...order, date_created_gmt: null })).toEqual({
      kind: 'unreadable',
      detail: expect.stringMatching(/^date_created_gmt: /),
    })
  })
})

describe('the money of the shop', () => {
  test('has fees and discounts as lines of their own', () => {
    const fees = [
      { id: 1, name: 'Cash on delivery', total: '25.00', total_tax: '3.75' },
      { id: 2, name: 'Loyalty', total: '-100.00', total_tax: '-15.00' },
    ]
    expect(read({ fee_lines: fees }).lines.slice(2)).toMatchObject([
      { externalId: 'fee-1', kind: 'fee', totalCents: 2875, taxCents: 375, toSend: 0 },
      { externalId: 'fee-2', kind: 'fee', totalCents: -11_500, taxCents: -1500, toSend: 0 },
    ])
  })

  test('rounds VAT once for the order where the shop does: the largest line takes the cent', () => {
    expect(read({ total_tax: '227.47', total: '1743.99' })).toMatchObject({
      chargedCents: 174_399,
      lines: [{ totalCents: 34_500 }, { totalCents: 129_899, taxCents: 16_943 }],
    })
  })

  test('rounds VAT alone where its prices have VAT in them: the total stays', () => {
    expect(read({ total_tax: '227.47', total: '1744.00' })).toMatchObject({
      chargedCents: 174_400,
      lines: [{ totalCents: 34_500 }, { totalCents: 129_900, taxCents: 16_943 }],
    })
  })

  test('is left as it is where more than a cent for each line is missing', () => {
    expect(read({ total_tax: '234.48', total: '1751.00' })).toMatchObject({
      chargedCents: 175_100,
      lines: [{ totalCents: 34_500 }, { totalCents: 129_900, taxCents: 16_944 }],
    })
  })

  test('with four decimals is the sum of its parts, rounded: a cent that lines round apart is no difference', () => {
    const lines = [
      { ...order.line_items[0], total: '10.0045', total_tax: '1.5007' },
      { ...order.line_items[1], total: '20.0045', total_tax: '3.0007' },
    ]
    const sums = {
      total: '134.5104',
      total_tax: '17.5414',
      shipping_total: '86.9600',
      shipping_tax: '13.0400',
    }
    expect(read({ line_items: lines, ...sums })).toMatchObject({
      chargedCents: 13_451,
      lines: [{ totalCents: 1150 }, { totalCents: 2301, taxCents: 300 }],
    })
  })

  test('was paid with a gift card as with any other money', () => {
    expect(read({ total: '1644.00', gift_cards: [{ amount: '100.00' }] }).chargedCents).toBe(174_400)
  })

  test('tells of refunds what they come to, and of which lines once it is asked', () => {
    const reported = { refunds: [{ id: 1, total: '-345.00' }], total: '1744.00' }
    expect(read(reported)).toMatchObject({
      refundsCents: 34_500,
      chargedCents: 139_900,
      lines: [{ refunded: null }, { refunded: null }],
    })
    const detail = [
      {
        line_items: [
          {
            quantity: -1,
            total: '-300.00',
            total_tax: '-45.00',
            meta_data: [{ key: '_refunded_item_id', value: '315' }],
          },
        ],
      },
    ]
    const asked = toChannelOrder({ ...order, ...reported }, detail)
    expect(asked).toMatchObject({
      order: { lines: [{ refunded: { units: 1, cents: 34_500 } }, { refunded: { units: 0, cents: 0 } }] },
    })
  })

  test('of a bundle stands on its container, which is no goods; its parts are', () => {
    const lines = [
      { ...order.line_items[0], id: 1, bundled_items: [2], bundled_by: '' },
      { ...order.line_items[0], id: 2, total: '0.00', total_tax: '0.00', bundled_by: '1' },
    ]
    expect(read({ line_items: lines, total_tax: undefined }).lines).toMatchObject([
      { kind: 'container', partOf: null, totalCents: 34_500 },
      { kind: 'goods', partOf: '1', totalCents: 0 },
    ])
  })
})
