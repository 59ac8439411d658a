import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { Refunds, saysRefunded, saysSent, Shipments } from '../../src/channels/shopify/order-moves.ts'
import { fromQuery, QueriedOrder } from '../../src/channels/shopify/queried-order.ts'
import { toChannelOrder } from '../../src/channels/shopify/shopify-order.ts'
import type { Message } from '../stories/story.ts'
import { decimal, type Step } from './life.ts'
import { currentOf, sentOf, totalOf, type Line, type Refund, type State } from './shopify-model.ts'

const createdAt = '2026-11-27T10:00:00+02:00'
const updatedAt = ({ second }: State) => `2026-11-27T10:00:${String(second).padStart(2, '0')}+02:00`
const isFulfilled = (state: State, { id, open }: Line) =>
  sentOf(state, id) === 0 ? null : open === 0 ? 'fulfilled' : 'partial'

/** What the buyer's payment is called. */
function financialStatus(state: State): string {
  if (state.isCancelled) return state.payment === 'paid' ? 'refunded' : 'voided'
  if (state.payment !== 'paid' || state.refunds.length === 0) return state.payment
  return totalOf(state) === 0 ? 'refunded' : 'partially_refunded'
}

const taxLines = (cents: number) => (cents === 0 ? [] : [{ title: 'VAT', rate: 0.15, price: decimal(cents) }])

const lineBody = (state: State, line: Line) => ({
  id: line.id,
  variant_id: line.kind === 'goods' ? Number(line.sku) : line.kind === 'gift-card' ? 900 : null,
  sku: line.kind === 'goods' ? line.sku : null,
  title: line.kind,
  quantity: line.ordered,
  current_quantity: currentOf(state, line),
  fulfillable_quantity: line.open,
  fulfillment_status: isFulfilled(state, line),
  requires_shipping: line.kind === 'goods',
  gift_card: line.kind === 'gift-card',
  taxable: line.tax > 0,
  price: decimal(line.price),
  discount_allocations: line.discount === 0 ? [] : [{ amount: decimal(line.discount * line.ordered) }],
  tax_lines: taxLines(line.tax * line.ordered),
})

const deliveryTax = ({ delivery }: State) => (delivery * 15) / 115
const deliveryPrice = (state: State) => state.delivery - (state.taxesIncluded ? 0 : deliveryTax(state))

const adjustment = (kind: string, cents: number) =>
  cents === 0 ? [] : [{ kind, amount: decimal(-cents), tax_amount: '0.00' }]

const refundBody = ({ lines, goodwill, delivery }: Refund, index: number) => ({
  id: 800 + index,
  refund_line_items: lines.map(({ line, units, restock }) => ({
    id: 900 + index,
    line_item_id: line,
    quantity: units,
    restock_type: restock,
  })),
  order_adjustments: [
    ...adjustment('refund_discrepancy', goodwill),
    ...adjustment('shipping_refund', delivery),
  ],
})

/** The webhook of a state: `orders/create` first, `orders/updated` and its like after it. */
export function webhookOf(state: State, step: Step<string> | null): Message {
  const shipping = {
    price: decimal(deliveryPrice(state)),
    discount_allocations: [],
    tax_lines: taxLines(deliveryTax(state)),
  }
  const body = {
    id: 1,
    name: '#1',
    created_at: createdAt,
    updated_at: updatedAt(state),
    cancelled_at: state.isCancelled ? updatedAt(state) : null,
    currency: 'ZAR',
    taxes_included: state.taxesIncluded,
    financial_status: financialStatus(state),
    current_total_price: decimal(totalOf(state)),
    total_tax: decimal(
      deliveryTax(state) + state.lines.reduce((sum, { tax, ordered }) => sum + tax * ordered, 0),
    ),
    shipping_lines: state.delivery === 0 ? [] : [shipping],
    line_items: state.lines.map((line) => lineBody(state, line)),
    fulfillments: state.shipments.map(({ line, units, isCancelled }) => ({
      status: isCancelled ? 'cancelled' : 'success',
      line_items: [{ id: line, quantity: units }],
    })),
    refunds: state.refunds.map(refundBody),
  }
  const topic = step === null ? 'create' : step.what === 'cancel' ? 'cancelled' : 'updated'
  return { topic: `orders/${topic}`, body }
}

const bag = (cents: number) => ({ shopMoney: { amount: decimal(cents) } })
const taxBags = (cents: number) => (cents === 0 ? [] : [{ priceSet: bag(cents) }])
const gid = (type: string, id: number | string) => `gid://shopify/${type}/${id}`
const pageInfo = { hasNextPage: false, endCursor: null }

function queriedLine(state: State, line: Line) {
  const { variant_id: variant, ...body } = lineBody(state, line)
  return {
    id: gid('LineItem', line.id),
    sku: body.sku,
    name: body.title,
    variant: variant === null ? null : { id: gid('ProductVariant', variant) },
    quantity: body.quantity,
    currentQuantity: body.current_quantity,
    unfulfilledQuantity: body.fulfillable_quantity,
    requiresShipping: body.requires_shipping,
    isGiftCard: body.gift_card,
    taxable: body.taxable,
    originalUnitPriceSet: bag(line.price),
    discountAllocations:
      line.discount === 0 ? [] : [{ allocatedAmountSet: bag(line.discount * line.ordered) }],
    taxLines: taxBags(line.tax * line.ordered),
  }
}

function fulfilmentStatus(state: State): string {
  const lines = state.lines.filter(({ kind }) => kind !== 'tip')
  if (state.isCancelled || lines.every(({ id }) => sentOf(state, id) === 0)) return 'UNFULFILLED'
  return lines.every(({ open }) => open === 0) ? 'FULFILLED' : 'PARTIALLY_FULFILLED'
}

const queried = (state: State) => ({
  id: gid('Order', 1),
  name: '#1',
  test: false,
  createdAt,
  updatedAt: updatedAt(state),
  cancelledAt: state.isCancelled ? updatedAt(state) : null,
  displayFinancialStatus: financialStatus(state).toUpperCase(),
  displayFulfillmentStatus: fulfilmentStatus(state),
  currencyCode: 'ZAR',
  taxesIncluded: state.taxesIncluded,
  currentTotalPriceSet: bag(totalOf(state)),
  totalTaxSet: bag(0),
  email: null,
  phone: null,
  shippingAddress: null,
  billingAddress: null,
  shippingLines: {
    nodes:
      state.delivery === 0
        ? []
        : [
            {
              originalPriceSet: bag(deliveryPrice(state)),
              discountAllocations: [],
              taxLines: taxBags(deliveryTax(state)),
            },
          ],
  },
  lineItems: { nodes: state.lines.map((line) => queriedLine(state, line)), pageInfo },
  refunds: state.refunds.map((_, index) => ({ id: gid('Refund', 800 + index) })),
})

const moved = (line: number, quantity: number) => ({ quantity, lineItem: { id: gid('LineItem', line) } })

const shipmentsOf = (state: State) => ({
  updatedAt: updatedAt(state),
  fulfillments: state.shipments.map(({ line, units, isCancelled }, index) => ({
    id: gid('Fulfillment', 700 + index),
    status: isCancelled ? 'CANCELLED' : 'SUCCESS',
    fulfillmentLineItems: { nodes: [moved(line, units)], pageInfo },
  })),
})

const refundsOf = (state: State) => ({
  updatedAt: updatedAt(state),
  refunds: state.refunds.map(({ lines, goodwill, delivery }, index) => ({
    id: gid('Refund', 800 + index),
    refundLineItems: {
      nodes: lines.map(({ line, units, restock }) => ({
        ...moved(line, units),
        restockType: restock.toUpperCase(),
      })),
      pageInfo,
    },
    orderAdjustments: { nodes: goodwill === 0 ? [] : [{ amountSet: bag(-goodwill), taxAmountSet: bag(0) }] },
    refundShippingLines: {
      nodes: delivery === 0 ? [] : [{ subtotalAmountSet: bag(delivery), taxAmountSet: bag(0) }],
    },
  })),
})

/** The order as a poll reads it: its shipments and refunds are asked for where it says that there are some. */
export function polledOrder(state: State): ChannelOrder {
  const order = QueriedOrder.parse(queried(state))
  const read = toChannelOrder(
    fromQuery(order, {
      shipments: saysSent(order) ? Shipments.parse(shipmentsOf(state)).fulfillments : null,
      refunds: saysRefunded(order) ? Refunds.parse(refundsOf(state)).refunds : null,
    }),
  )
  if (read.kind !== 'order') throw new Error(`not read: ${read.kind}`)
  return read.order
}
