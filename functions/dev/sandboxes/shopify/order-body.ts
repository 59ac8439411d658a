import { createHash } from 'node:crypto'
import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { share } from '../../../src/domain/money/share.ts'
import { webhookAddress, webhookCustomer } from './buyer-facts.ts'
import { taxLines, toWebhookLine } from './line-body.ts'
import { orderName, refundBody, toWebhookFulfilment } from './moves-bodies.ts'
import { financialStatus, orderFulfilment, sumsOf, type Sums } from './order-sums.ts'
import { gid, local, shopDomain, shopId } from './shop-facts.ts'
import { moneySet } from './shop-money.ts'
import { deliveryVat, lineVat, sumOf, type ShopOrder } from './shopify-order.ts'

/** The body of every order webhook but the deletion and the edit. */
export const orderBody = (order: ShopOrder): Readonly<Record<string, unknown>> => ({
  ...plainFacts(order),
  ...moneyFacts(order, sumsOf(order)),
  customer: webhookCustomer(order),
  shipping_address: { ...webhookAddress(order), latitude: null, longitude: null },
  billing_address: { ...webhookAddress(order), latitude: null, longitude: null },
  line_items: order.lines.map((line) => toWebhookLine(order, line)),
  line_item_groups: [],
  shipping_lines: shippingLines(order),
  fulfillments: order.fulfilments.map((one) => toWebhookFulfilment(order, one)),
  refunds: order.refunds.map((one) => refundBody(order, one)),
  returns: [],
  discount_applications: discountApplications(order),
  tax_lines: orderTaxLines(order),
})

const secretOf = (what: string, id: number): string =>
  createHash('sha256').update(`${what} ${id}`).digest('hex').slice(0, 32)

function plainFacts(order: ShopOrder) {
  const number = order.id - 5_000_000_000 + 1001
  const token = secretOf('token', order.id)
  const key = secretOf('key', order.id)
  return {
    id: order.id,
    admin_graphql_api_id: gid('Order', order.id),
    name: orderName(order),
    number: number - 1000,
    order_number: number,
    token,
    order_status_url: `https://${shopDomain}/${shopId}/orders/${token}/authenticate?key=${key}`,
    confirmation_number: secretOf('confirmation', order.id).slice(0, 9).toUpperCase(),
    confirmed: true,
    test: false,
    created_at: local(order.createdAt),
    updated_at: local(order.updatedAt),
    processed_at: local(order.createdAt),
    cancelled_at: order.cancelledAt === null ? null : local(order.cancelledAt),
    cancel_reason: order.cancelledAt === null ? null : 'customer',
    closed_at: order.closedAt === null ? null : local(order.closedAt),
    financial_status: financialStatus(order),
    fulfillment_status: orderFulfilment(order),
    email: order.buyer.email,
    contact_email: order.buyer.email,
    phone: order.buyer.phone,
    buyer_accepts_marketing: false,
    customer_locale: 'en-ZA',
    source_name: 'web',
    merchant_business_entity_id: Buffer.from(String(shopId)).toString('base64'),
    payment_gateway_names: ['payfast'],
    taxes_included: true,
    tax_exempt: order.country !== 'ZA',
    estimated_taxes: false,
    duties_included: false,
    total_weight: 0,
    note_attributes: [],
    tags: '',
    ...notKept,
  }
}

/** What this shop's orders never have. */
const notKept = {
  app_id: null,
  browser_ip: null,
  cart_token: null,
  checkout_token: null,
  client_details: null,
  current_total_additional_fees_set: null,
  current_total_duties_set: null,
  device_id: null,
  landing_site: null,
  landing_site_ref: null,
  location_id: null,
  merchant_of_record_app_id: null,
  note: null,
  original_total_additional_fees_set: null,
  original_total_duties_set: null,
  payment_terms: null,
  po_number: null,
  reference: null,
  referring_site: null,
  source_identifier: null,
  source_url: null,
  user_id: null,
} as const

function moneyFacts(order: ShopOrder, sums: Sums) {
  const both = <N extends string>(name: N, cents: number) => ({
    [name]: decimalFromCents(cents),
    [`${name}_set`]: moneySet(cents, order),
  })
  return {
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    ...both('subtotal_price', sums.subtotal),
    ...both('total_price', sums.total),
    ...both('total_tax', sums.tax),
    ...both('total_discounts', sums.discounts),
    ...both('total_line_items_price', sums.lineItems),
    ...both('current_subtotal_price', sums.currentSubtotal),
    ...both('current_total_price', sums.currentTotal),
    ...both('current_total_tax', sums.currentTax),
    ...both('current_total_discounts', sums.currentDiscounts),
    total_shipping_price_set: moneySet(sums.shipping, order),
    current_shipping_price_set: moneySet(sums.currentShipping, order),
    total_cash_rounding_payment_adjustment_set: moneySet(0, order),
    total_cash_rounding_refund_adjustment_set: moneySet(0, order),
    total_tip_received: decimalFromCents(sums.tip),
    total_outstanding: decimalFromCents(sums.outstanding),
    discount_codes:
      order.discountCode === null
        ? []
        : [{ code: order.discountCode, amount: decimalFromCents(sums.discounts), type: 'percentage' }],
  }
}

const shippingTitle = 'Courier'

function shippingLines(order: ShopOrder) {
  const { deliveryCents: cents, deliveryVatBps } = order
  if (cents === 0) return []
  const price = moneySet(cents, order)
  return [
    {
      id: order.id + 5_000_000_000,
      title: shippingTitle,
      code: shippingTitle,
      source: 'shopify',
      carrier_identifier: null,
      phone: null,
      requested_fulfillment_service_id: null,
      is_removed: false,
      price: decimalFromCents(cents),
      price_set: price,
      discounted_price: decimalFromCents(cents),
      discounted_price_set: price,
      current_discounted_price_set: moneySet(sumsOf(order).currentShipping, order),
      discount_allocations: [],
      tax_lines: taxLines(deliveryVat(order), deliveryVatBps, order),
    },
  ]
}

const discountApplications = ({ discountCode }: ShopOrder) =>
  discountCode === null
    ? []
    : [
        {
          type: 'discount_code',
          code: discountCode,
          value: '10.0',
          value_type: 'percentage',
          allocation_method: 'across',
          target_selection: 'all',
          target_type: 'line_item',
        },
      ]

/** The VAT of all lines and of the delivery, a line for each rate. */
function orderTaxLines(order: ShopOrder) {
  const taxed = [
    ...order.lines.map((line) => ({ vatBps: line.vatBps, cents: lineVat(line) })),
    ...(order.deliveryCents === 0 ? [] : [{ vatBps: order.deliveryVatBps, cents: deliveryVat(order) }]),
  ]
  return [...new Set(taxed.map(({ vatBps }) => vatBps))].flatMap((rate) =>
    taxLines(
      sumOf(taxed, ({ vatBps, cents }) => (vatBps === rate ? cents : 0)),
      rate,
      order,
    ),
  )
}

/** The VAT of a part of the delivery. */
export const deliveryVatOf = (order: ShopOrder, cents: number): number =>
  order.deliveryCents === 0 ? 0 : share(deliveryVat(order), cents, order.deliveryCents)
