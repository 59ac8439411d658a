import { vatWithin } from '../../../src/domain/tax/vat.ts'
import { standardVatBps } from '../sandbox.ts'
import { refundableCents, type ShopLine, type ShopOrder } from './woocommerce-order.ts'

/** Changes an order on its way through the checkout. `nextId` gives lines their ids. */
type Extra = (order: ShopOrder, nextId: () => number) => ShopOrder

/** The product of the shop's one bundle: it counts no stock of its own. */
const bundleProduct = 5_000

/** Paid on delivery: in the works without a payment. */
const surcharge: Extra = (order, nextId) => ({
  ...order,
  payment: 'cod',
  paidAt: null,
  fees: [...order.fees, { id: nextId(), name: 'Cash on delivery', cents: 2_875 }],
})

const loyalty: Extra = (order, nextId) => ({
  ...order,
  fees: [...order.fees, { id: nextId(), name: 'Loyalty', cents: -575 }],
})

/** A tenth off every line. */
const coupon: Extra = (order, nextId) => ({
  ...order,
  coupon: { id: nextId(), code: 'winter10' },
  lines: order.lines.map((line) => ({
    ...line,
    discountCents: Math.round((line.priceCents * line.quantity) / 10),
  })),
})

/** All that was ordered, at one price that stands on the bundle; its parts cost nothing. */
const bundle: Extra = (order, nextId) => {
  const id = nextId()
  const container: ShopLine = {
    id,
    product: bundleProduct,
    item: { sku: 'BUNDLE', title: 'Bundle' },
    quantity: 1,
    priceCents: order.lines.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0),
    discountCents: 0,
    reduced: 0,
    restocked: 0,
    bundledBy: null,
  }
  return {
    ...order,
    lines: [container, ...order.lines.map((line) => ({ ...line, priceCents: 0, bundledBy: id }))],
  }
}

/** Goods that leave the country: the shop takes its VAT out of the price. */
const abroad: Extra = (order) => ({
  ...order,
  country: 'NA',
  lines: order.lines.map((line) => ({
    ...line,
    priceCents: line.priceCents - vatWithin(line.priceCents, line.item.vatBps ?? standardVatBps),
  })),
})

const giftCard: Extra = (order, nextId) => ({
  ...order,
  giftCard: { id: nextId(), code: 'GIFT-1', cents: Math.min(5_000, refundableCents(order)) },
})

const unpaid: Extra = (order) => ({ ...order, status: 'pending', paidAt: null })

/**
 * What an order may have in it, in the order in which a checkout works it out. A virtual product is none of them: a line
 * of an order does not say that it is one.
 */
const extras: Readonly<Record<string, Extra>> = {
  export: abroad,
  bundle,
  coupon,
  fee: surcharge,
  'negative-fee': loyalty,
  shipping: (order, nextId) => ({ ...order, delivery: [{ id: nextId(), cents: 9_900 }] }),
  usd: (order) => ({ ...order, currency: 'USD' }),
  'four-decimals': (order) => ({ ...order, decimals: 4 }),
  'subtotal-rounding': (order) => ({ ...order, roundsOnce: true }),
  'gift-card': giftCard,
  pending: unpaid,
  'manual-quote': (order) => ({ ...unpaid(order, () => 0), createdVia: 'admin', payment: '' }),
}

export const extraNames: readonly string[] = Object.keys(extras)

/** The order with these extras. */
export const withExtras = (order: ShopOrder, names: readonly string[], nextId: () => number): ShopOrder =>
  Object.entries(extras)
    .filter(([name]) => names.includes(name))
    .reduce((changed, [, extra]) => extra(changed, nextId), order)
