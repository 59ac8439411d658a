import { describe, expect, test } from 'vitest'
import type { SandboxOptions, WireMessage } from '../sandbox.ts'
import { acts } from './acts.ts'
import { createShopifySandbox } from './shopify-sandbox.ts'

const buyer = {
  name: 'Sipho Nkosi',
  email: 'sipho@example.co.za',
  phone: '+27831112222',
  address: '1 Loop Street',
}
const items: SandboxOptions['items'] = [
  { index: 0, sku: 'KETTLE', barcode: null, title: 'Kettle', priceCents: 10_000, quantity: 12 },
  { index: 1, sku: 'MUG', barcode: null, title: 'Mug', priceCents: 5_000, quantity: 12 },
]

/** Five kettles, and what became of them. */
function order(happenings: readonly string[], extras: readonly string[] = []) {
  const sent: WireMessage[] = []
  const sandbox = createShopifySandbox({
    items,
    apiKey: 'shpat_demo',
    webhookSecret: 'hush',
    webhookUrl: 'http://127.0.0.1:5001/channel-webhook/demo/shopify',
    now: () => new Date('2026-02-01T12:30:00.250Z'),
    send: (message) => sent.push(message),
  })
  const id = sandbox.placeOrder({ lines: [{ sku: 'KETTLE', quantity: 5 }], buyer, extras })
  const does = (name: string) => (name === 'cancel' ? sandbox.cancelOrder(id) : sandbox.acts[name]?.(id))
  happenings.forEach(does)
  const received = sent.filter(({ headers }) => headers['X-Shopify-Topic']?.startsWith('orders/')).at(-1)
  return {
    sandbox,
    sent,
    does,
    body: JSON.parse(received?.body ?? 'null'),
    left: sandbox.shown()[0]?.quantity,
    topics: (from: number) => sent.slice(from).map(({ headers }) => headers['X-Shopify-Topic']),
  }
}

/** Ordered, current and fulfillable units, what is left on the shelf, and the total after all of it. */
const numbers = (happenings: readonly string[]) => {
  const { body, left } = order(happenings)
  const [line] = body.line_items
  return [line.quantity, line.current_quantity, line.fulfillable_quantity, left, body.current_total_price]
}

describe('units, stock and money of an order of five', () => {
  test.each([
    { acts: [], is: [5, 5, 5, 7, '500.00'] },
    { acts: ['fulfil-part'], is: [5, 5, 4, 7, '500.00'] },
    { acts: ['fulfil'], is: [5, 5, 0, 7, '500.00'] },
    { acts: ['fulfil', 'cancel-fulfilment'], is: [5, 5, 5, 7, '500.00'] },
    { acts: ['third-party-fulfilment'], is: [5, 5, 0, 7, '500.00'] },
    { acts: ['refund-unsent-without-restock'], is: [5, 4, 5, 7, '400.00'] },
    { acts: ['refund-with-restock'], is: [5, 4, 4, 8, '400.00'] },
    { acts: ['fulfil', 'refund-with-restock'], is: [5, 4, 0, 8, '400.00'] },
    { acts: ['fulfil', 'return'], is: [5, 4, 0, 8, '400.00'] },
    { acts: ['goodwill-refund'], is: [5, 5, 5, 7, '450.00'] },
    { acts: ['refund-keeping-fee'], is: [5, 4, 4, 8, '410.00'] },
    { acts: ['raise-quantity'], is: [6, 6, 6, 6, '600.00'] },
    { acts: ['lower-quantity'], is: [5, 4, 4, 8, '400.00'] },
    { acts: ['remove-line'], is: [5, 0, 0, 12, '0.00'] },
    { acts: ['add-line'], is: [5, 5, 5, 7, '550.00'] },
    { acts: ['archive'], is: [5, 5, 5, 7, '500.00'] },
    { acts: ['cancel'], is: [5, 0, 0, 12, '0.00'] },
  ])('after $acts', ({ acts: happenings, is }) => {
    expect(numbers(happenings)).toEqual(is)
  })
})

describe('an order says', () => {
  test.each([
    { acts: [], says: { financial_status: 'paid', fulfillment_status: null, closed_at: null } },
    { acts: ['fulfil-part'], says: { fulfillment_status: 'partial', fulfillments: [{ status: 'success' }] } },
    { acts: ['fulfil'], says: { fulfillment_status: 'fulfilled' } },
    {
      acts: ['fulfil', 'cancel-fulfilment'],
      says: { fulfillment_status: null, fulfillments: [{ status: 'cancelled' }] },
    },
    {
      acts: ['third-party-fulfilment'],
      says: { fulfillment_status: null, fulfillments: [{ status: 'pending' }] },
    },
    {
      acts: ['third-party-fulfilment', 'third-party-fulfilment'],
      says: { fulfillments: [{ status: 'open' }] },
    },
    {
      acts: ['goodwill-refund'],
      says: { financial_status: 'partially_refunded', total_outstanding: '0.00' },
    },
    { acts: ['raise-quantity'], says: { financial_status: 'partially_paid', total_outstanding: '100.00' } },
    { acts: ['remove-line'], says: { financial_status: 'paid', total_outstanding: '-500.00' } },
    { acts: ['archive'], says: { closed_at: '2026-02-01T14:30:00+02:00' } },
    { acts: ['cancel'], says: { financial_status: 'refunded', cancel_reason: 'customer' } },
  ])('of $acts: $says', ({ acts: happenings, says }) => {
    expect(order(happenings).body).toMatchObject(says)
  })

  test.each([
    {
      acts: ['refund-with-restock'],
      refund: {
        restock: true,
        refund_line_items: [{ restock_type: 'cancel', subtotal: 100, total_tax: 13.04 }],
      },
    },
    {
      acts: ['fulfil', 'refund-with-restock'],
      refund: { return: null, refund_line_items: [{ restock_type: 'return' }] },
    },
    {
      acts: ['fulfil', 'return'],
      refund: { return: { id: expect.any(Number) }, refund_line_items: [{ restock_type: 'return' }] },
    },
    {
      acts: ['refund-unsent-without-restock'],
      refund: { restock: false, refund_line_items: [{ restock_type: 'no_restock' }] },
    },
    {
      acts: ['goodwill-refund'],
      refund: { order_adjustments: [{ amount: '-50.00' }], transactions: [{ amount: '50.00' }] },
    },
    {
      acts: ['refund-keeping-fee'],
      refund: { order_adjustments: [{ amount: '10.00' }], transactions: [{ amount: '90.00' }] },
    },
  ])('how $acts was refunded', ({ acts: happenings, refund }) => {
    expect(order(happenings).body.refunds).toMatchObject([refund])
  })

  test('what is left of its delivery once that was given back', () => {
    expect(order(['refund-shipping'], ['delivery']).body).toMatchObject({
      current_total_price: '500.00',
      current_total_tax: '65.22',
      shipping_lines: [{ price: '99.00', current_discounted_price_set: { shop_money: { amount: '0.00' } } }],
    })
  })
})

describe('what is sent', () => {
  test.each([
    { act: 'fulfil', topics: ['fulfillments/create', 'orders/fulfilled', 'orders/updated'] },
    { act: 'fulfil-part', topics: ['fulfillments/create', 'orders/partially_fulfilled', 'orders/updated'] },
    { act: 'third-party-fulfilment', topics: ['fulfillments/create', 'orders/updated'] },
    { act: 'refund-with-restock', topics: ['refunds/create', 'orders/updated', 'inventory_levels/update'] },
    { act: 'goodwill-refund', topics: ['refunds/create', 'orders/updated'] },
    { act: 'raise-quantity', topics: ['orders/edited', 'orders/updated', 'inventory_levels/update'] },
    { act: 'archive', topics: ['orders/updated'] },
    {
      act: 'cancel',
      topics: ['refunds/create', 'orders/cancelled', 'orders/updated', 'inventory_levels/update'],
    },
  ])('of $act', ({ act, topics }) => {
    const scene = order([])
    const already = scene.sent.length
    scene.does(act)
    expect(scene.topics(already)).toEqual(topics)
  })
})

describe('nothing becomes of an order that is not in the state for it', () => {
  test.each([
    { before: [], act: 'cancel-fulfilment' },
    { before: [], act: 'return' },
    { before: [], act: 'refund-shipping' },
    { before: [], act: 'delete' },
    { before: ['fulfil'], act: 'fulfil' },
    { before: ['fulfil'], act: 'cancel' },
    { before: ['fulfil'], act: 'remove-line' },
    { before: ['fulfil'], act: 'raise-quantity' },
    { before: ['fulfil', 'return'], act: 'cancel-fulfilment' },
    { before: ['third-party-fulfilment', 'third-party-fulfilment'], act: 'third-party-fulfilment' },
    { before: ['archive'], act: 'archive' },
    ...Object.keys(acts)
      .filter((name) => name !== 'archive' && name !== 'delete')
      .map((act) => ({ before: ['cancel'], act })),
  ])('$act after $before', ({ before, act }) => {
    const scene = order(before)
    const already = scene.sent.length
    scene.does(act)
    expect([scene.topics(already), scene.sandbox.shown()[0]?.quantity]).toEqual([[], scene.left])
  })

  test.each([...Object.keys(acts), 'cancel'])(
    '%s of an order that the shop does not have is refused',
    (name) => {
      const { sandbox } = order([])
      const act = name === 'cancel' ? sandbox.cancelOrder : sandbox.acts[name]
      expect(() => act?.('5999999999')).toThrow(RangeError)
    },
  )
})

test('an order can be deleted once it is cancelled, and is gone then', () => {
  const { does, body, topics, sent } = order(['cancel', 'delete'])
  expect(body).toEqual({ id: 5000000000 })
  expect(topics(sent.length - 1)).toEqual(['orders/delete'])
  expect(() => does('archive')).toThrow(RangeError)
})

test('an order placed after a deletion has an id of its own', () => {
  const { sandbox } = order(['cancel', 'delete'])
  expect(sandbox.placeOrder({ lines: [{ sku: 'MUG', quantity: 1 }], buyer })).toBe('5000000001')
})
