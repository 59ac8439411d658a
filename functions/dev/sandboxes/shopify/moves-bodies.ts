import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { webhookAddress } from './buyer-facts.ts'
import { movedLine } from './line-body.ts'
import { gid, local, origin, shopifyLocationId, staffId } from './shop-facts.ts'
import { moneySet } from './shop-money.ts'
import {
  sumOf,
  type ShopEdit,
  type ShopFulfilment,
  type ShopOrder,
  type ShopRefund,
} from './shopify-order.ts'

export const orderName = ({ id }: Pick<ShopOrder, 'id'>): string => `#${id - 5_000_000_000 + 1001}`

/** A shipment as an order has it. */
export function toWebhookFulfilment(order: ShopOrder, fulfilment: ShopFulfilment) {
  const { id, lines } = fulfilment
  const place = order.fulfilments.indexOf(fulfilment) + 1
  const tracking = `KC${id}`
  const url = `https://track.karoo-couriers.example/${tracking}`
  return {
    id,
    admin_graphql_api_id: gid('Fulfillment', id),
    order_id: order.id,
    name: `${orderName(order)}.${place}`,
    status: fulfilment.status,
    service: fulfilment.service,
    created_at: local(fulfilment.at),
    updated_at: local(fulfilment.updatedAt),
    location_id: Number(shopifyLocationId),
    origin_address: origin,
    receipt: {},
    shipment_status: null,
    tracking_company: 'Karoo Couriers',
    tracking_number: tracking,
    tracking_numbers: [tracking],
    tracking_url: url,
    tracking_urls: [url],
    line_items: order.lines.flatMap((line) => {
      const moved = lines.filter((one) => one.line === line.id)
      const quantity = sumOf(moved, ({ units }) => units)
      return quantity === 0 ? [] : [{ ...movedLine(order, line), quantity }]
    }),
  }
}

/** The body of `fulfillments/create` and `fulfillments/update`. */
export const fulfilmentBody = (order: ShopOrder, fulfilment: ShopFulfilment) => ({
  ...toWebhookFulfilment(order, fulfilment),
  email: order.buyer.email,
  destination: { ...webhookAddress(order), latitude: null, longitude: null },
})

const transactionOf = (order: ShopOrder, { id, at, backCents }: ShopRefund) => ({
  id: id + 1_000_000_000,
  admin_graphql_api_id: gid('OrderTransaction', id + 1_000_000_000),
  order_id: order.id,
  kind: 'refund',
  gateway: 'payfast',
  status: 'success',
  message: null,
  created_at: local(at),
  processed_at: local(at),
  test: false,
  authorization: null,
  location_id: null,
  user_id: null,
  parent_id: null,
  device_id: null,
  error_code: null,
  source_name: 'web',
  receipt: {},
  amount: decimalFromCents(backCents),
  amount_rounding: null,
  currency: order.currency,
  payment_id: `${orderName(order)}.1`,
  total_unsettled_set: {
    shop_money: { amount: '0.0', currency: order.currency },
    presentment_money: { amount: '0.0', currency: order.presentmentCurrency },
  },
  manual_payment_gateway: false,
})

const adjustmentOf = (order: ShopOrder, { id, adjustmentCents }: ShopRefund) =>
  adjustmentCents === 0
    ? []
    : [
        {
          id: id + 2_000_000_000,
          order_id: order.id,
          refund_id: id,
          reason: 'Refund discrepancy',
          amount: decimalFromCents(adjustmentCents),
          amount_set: moneySet(adjustmentCents, order),
          tax_amount: '0.00',
          tax_amount_set: moneySet(0, order),
        },
      ]

/**
 * The body of `refunds/create`, and a refund as an order has it. Since 2024-10 it does not tell refunded delivery
 * (changelog, "Exposing the order adjustments connection on a Refund"): only the order's own sums do.
 */
export const refundBody = (order: ShopOrder, refund: ShopRefund) => ({
  id: refund.id,
  admin_graphql_api_id: gid('Refund', refund.id),
  order_id: order.id,
  created_at: local(refund.at),
  processed_at: local(refund.at),
  note: refund.note,
  user_id: staffId,
  restock: refund.lines.some(({ restock }) => restock !== 'no_restock'),
  return:
    refund.returnId === null
      ? null
      : { id: refund.returnId, admin_graphql_api_id: gid('Return', refund.returnId) },
  duties: [],
  total_duties_set: moneySet(0, order),
  refund_shipping_lines: [],
  order_adjustments: adjustmentOf(order, refund),
  transactions: refund.backCents === 0 ? [] : [transactionOf(order, refund)],
  refund_line_items: refund.lines.flatMap(({ id, line: lineId, units, restock, cents, vatCents }) => {
    const line = order.lines.find((one) => one.id === lineId)
    if (line === undefined) return []
    return [
      {
        id,
        line_item_id: lineId,
        line_item: movedLine(order, line),
        quantity: units,
        restock_type: restock,
        location_id: restock === 'no_restock' ? null : Number(shopifyLocationId),
        subtotal: cents / 100,
        subtotal_set: moneySet(cents, order),
        total_tax: vatCents / 100,
        total_tax_set: moneySet(vatCents, order),
      },
    ]
  }),
})

const deltas = (lines: ShopEdit['additions']) => lines.map(({ line, units }) => ({ id: line, delta: units }))

/** The body of `orders/edited`. */
export const editBody = (order: ShopOrder, { id, at, additions, removals }: ShopEdit) => ({
  order_edit: {
    id,
    app_id: null,
    order_id: order.id,
    user_id: null,
    staff_note: '',
    notify_customer: false,
    created_at: local(at),
    committed_at: local(at),
    line_items: { additions: deltas(additions), removals: deltas(removals) },
    discounts: { line_item: { additions: [], removals: [] } },
    shipping_lines: { additions: [], removals: [] },
  },
})
