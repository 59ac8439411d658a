import { toChannelOrder } from '../../src/channels/woocommerce/mapping.ts'
import type { Message } from '../stories/story.ts'
import { decimal, type Polled, type Step } from './life.ts'
import { grossOf, sum, type Line, type Refund, type State } from './woocommerce-model.ts'

const lineBody = ({ id, sku, units, price, tax }: Line) => ({
  id,
  name: sku,
  product_id: Number(sku),
  variation_id: 0,
  sku,
  quantity: units,
  total: decimal(units * price),
  total_tax: decimal(units * tax),
})

function bodyOf(state: State) {
  const { status, second, lines, fees, refunds, delivery } = state
  const deliveryTax = (delivery * 15) / 115
  const taxes = sum(lines, ({ units, tax }) => units * tax) + sum(fees, ({ tax }) => tax)
  return {
    id: 1,
    number: '1',
    status,
    currency: 'ZAR',
    prices_include_tax: true,
    date_created_gmt: '2026-11-27T08:00:00',
    date_modified_gmt: `2026-11-27T08:00:${String(second).padStart(2, '0')}`,
    date_paid_gmt: status === 'pending' || status === 'on-hold' ? null : '2026-11-27T08:00:00',
    total: decimal(grossOf(state)),
    total_tax: decimal(taxes + deliveryTax),
    shipping_total: decimal(delivery - deliveryTax),
    shipping_tax: decimal(deliveryTax),
    line_items: lines.map(lineBody),
    fee_lines: fees.map(({ id, price, tax }) => ({
      id,
      name: 'Fee',
      total: decimal(price),
      total_tax: decimal(tax),
    })),
    refunds: refunds.map(({ price, tax }, at) => ({
      id: 801 + at,
      reason: '',
      total: decimal(-price - tax),
    })),
  }
}

/** What `GET /orders/{id}/refunds` answers. */
const refundBody = ({ line, units, price, tax }: Refund, at: number) => ({
  id: 801 + at,
  amount: decimal(price + tax),
  line_items:
    line === null
      ? []
      : [
          {
            id: 990 + at,
            quantity: -units,
            total: decimal(-price),
            total_tax: decimal(-tax),
            meta_data: [{ id: 1, key: '_refunded_item_id', value: String(line) }],
          },
        ],
})

/** The webhook of a state; one that was binned tells no more than its id. */
export function webhookOf(state: State, step: Step<string> | null): Message {
  const headers = { 'x-wc-webhook-delivery-id': `d${state.index}` }
  if (state.isBinned) return { topic: 'order.deleted', body: { id: 1 }, headers }
  const topic = step === null ? 'created' : step.what === 'restore' ? 'restored' : 'updated'
  return { topic: `order.${topic}`, body: bodyOf(state), headers }
}

/** The order as a poll reads it, with what was refunded of which line; the bin is read too. */
export function polledOrder(state: State): Polled {
  const body = state.isBinned ? { ...bodyOf(state), status: 'trash' } : bodyOf(state)
  const read = toChannelOrder(body, state.refunds.length === 0 ? undefined : state.refunds.map(refundBody))
  if (read.kind === 'gone') return { orders: [], gone: [read] }
  if (read.kind !== 'order') throw new Error(`not read: ${read.kind}`)
  return { orders: [read.order] }
}
