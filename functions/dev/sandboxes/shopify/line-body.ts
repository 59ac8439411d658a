import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { lineFulfilment } from './order-sums.ts'
import { gid, otherService, ownService, productIdOf, vendor } from './shop-facts.ts'
import { moneySet } from './shop-money.ts'
import {
  currentUnits,
  lineVat,
  openUnits,
  unitsAtService,
  type ShopLine,
  type ShopOrder,
} from './shopify-order.ts'

const skuOf = ({ item }: ShopLine): string => item?.sku ?? ''
export const requiresShipping = ({ kind }: ShopLine): boolean => kind === 'goods' || kind === 'custom'
export const isTaxable = ({ kind }: ShopLine): boolean => kind !== 'tip' && kind !== 'gift-card'

/** The VAT lines of something, none where none is charged. */
export const taxLines = (cents: number, vatBps: number | null, order: ShopOrder) =>
  vatBps === null
    ? []
    : [
        {
          title: 'VAT',
          rate: vatBps / 10_000,
          price: decimalFromCents(cents),
          price_set: moneySet(cents, order),
          channel_liable: false,
        },
      ]

function fulfilmentService(order: ShopOrder, line: ShopLine): string {
  if (line.kind === 'gift-card') return 'gift_card'
  return unitsAtService(order, line) > 0 ? otherService : ownService
}

/** A line as shipments and refunds have it. */
export const movedLine = (order: ShopOrder, line: ShopLine) => ({
  id: line.id,
  admin_graphql_api_id: gid('LineItem', line.id),
  variant_id: line.variant,
  product_id: line.item === null ? null : productIdOf(line.item.index),
  product_exists: line.variant !== null,
  sku: skuOf(line),
  title: line.title,
  variant_title: null,
  name: line.title,
  vendor: line.item === null ? null : vendor,
  quantity: line.ordered,
  fulfillable_quantity: openUnits(order, line),
  fulfillment_service: fulfilmentService(order, line),
  fulfillment_status: lineFulfilment(order, line),
  requires_shipping: requiresShipping(line),
  gift_card: line.kind === 'gift-card',
  taxable: isTaxable(line),
  grams: 0,
  price: decimalFromCents(line.priceCents),
  price_set: moneySet(line.priceCents, order),
  total_discount: '0.00',
  total_discount_set: moneySet(0, order),
  discount_allocations:
    line.discountCents === 0
      ? []
      : [
          {
            amount: decimalFromCents(line.discountCents),
            amount_set: moneySet(line.discountCents, order),
            discount_application_index: 0,
          },
        ],
  tax_lines: taxLines(lineVat(line), line.vatBps, order),
  duties: [],
  properties: [],
  variant_inventory_management: line.item === null ? null : 'shopify',
})

/** A line as orders have it. */
export const toWebhookLine = (order: ShopOrder, line: ShopLine) => ({
  ...movedLine(order, line),
  current_quantity: currentUnits(order, line),
  attributed_staffs: [],
  sales_line_item_group_id: null,
})
