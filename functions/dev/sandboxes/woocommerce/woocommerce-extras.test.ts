import { expect, test } from 'vitest'
import { buyer, openShop } from './shop-scene.ts'

const twoKinds = [
  { sku: 'KETTLE-17L', quantity: 1 },
  { sku: 'MUG', quantity: 2 },
]

const placed = (...extras: readonly string[]) => {
  const { sandbox, request } = openShop()
  const id = sandbox.placeOrder({ lines: twoKinds, buyer, extras })
  return request('GET', `orders/${id}`).json
}

test.each([
  {
    name: 'a surcharge for cash on delivery',
    extra: 'fee',
    shows: {
      total: '413.73',
      payment_method: 'cod',
      date_paid_gmt: null,
      fee_lines: [{ name: 'Cash on delivery', total: '25.00', total_tax: '3.75' }],
    },
  },
  {
    name: 'a discount as a fee below zero',
    extra: 'negative-fee',
    shows: { total: '379.23', fee_lines: [{ name: 'Loyalty', total: '-5.00', total_tax: '-0.75' }] },
  },
  {
    name: 'a coupon, which is within the lines',
    extra: 'coupon',
    shows: {
      total: '346.48',
      discount_total: '33.48',
      discount_tax: '5.02',
      coupon_lines: [{ code: 'winter10', discount: '33.48' }],
      line_items: [
        { subtotal: '300.00', total: '270.00' },
        { subtotal: '34.77', total: '31.29' },
      ],
    },
  },
  {
    name: 'a bundle, whose parts cost nothing',
    extra: 'bundle',
    shows: {
      total: '384.98',
      line_items: [
        { id: 317, product_id: 5000, total: '334.77', bundled_items: [315, 316], bundled_by: '' },
        { id: 315, total: '0.00', total_tax: '0.00', bundled_by: 317, bundled_items: [] },
        { id: 316, total: '0.00', bundled_by: 317 },
      ],
    },
  },
  { name: 'another currency', extra: 'usd', shows: { currency: 'USD', total: '384.98' } },
  {
    name: 'four decimals',
    extra: 'four-decimals',
    shows: {
      total: '384.9800',
      line_items: [
        { total: '300.0000', total_tax: '45.0000' },
        { total: '34.7652', total_tax: '5.2148' },
      ],
    },
  },
  {
    name: 'goods that go abroad without VAT',
    extra: 'export',
    shows: {
      total: '334.76',
      total_tax: '0.00',
      tax_lines: [],
      shipping: { country: 'NA' },
      line_items: [{ total: '300.00' }, { total: '34.76' }],
    },
  },
  {
    name: 'a payment with a gift card, which is off the total',
    extra: 'gift-card',
    shows: { total: '334.98', gift_cards: [{ amount: '50.00' }] },
  },
  {
    name: 'a delivery',
    extra: 'shipping',
    shows: {
      total: '483.98',
      shipping_total: '86.09',
      shipping_tax: '12.91',
      shipping_lines: [{ total: '86.09' }],
    },
  },
  {
    name: 'a checkout that waits for its payment',
    extra: 'pending',
    shows: { status: 'pending', date_paid_gmt: null, created_via: 'checkout' },
  },
  {
    name: 'a quote that was written by hand',
    extra: 'manual-quote',
    shows: { status: 'pending', date_paid_gmt: null, created_via: 'admin', payment_method: '' },
  },
])('an order may have $name', ({ extra, shows }) => {
  expect(placed(extra)).toMatchObject(shows)
})

test('a shop may round VAT once for the order: then its total stays, and its VAT is not the sum of its lines', () => {
  const { sandbox, request } = openShop()
  const lines = [1, 1, 1].map((quantity) => ({ sku: 'MUG', quantity }))
  const rounded = (...extras: readonly string[]) => {
    const id = sandbox.placeOrder({ lines, buyer, extras })
    return request('GET', `orders/${id}`).json
  }
  const line_items = lines.map(() => ({ total: '17.38', total_tax: '2.61' }))
  expect(rounded()).toMatchObject({ total: '59.97', total_tax: '7.83', line_items })
  expect(rounded('subtotal-rounding')).toMatchObject({ total: '59.97', total_tax: '7.82', line_items })
})

test('extras come together', () => {
  expect(placed('coupon', 'export', 'shipping', 'usd')).toMatchObject({
    currency: 'USD',
    discount_total: '33.48',
    shipping_total: '99.00',
    total_tax: '0.00',
    total: '400.28',
  })
})
