import type { OrderEvent } from '@fluxori/contract/orders/order-event'
import type { Order, OrderLine } from '@fluxori/contract/orders/orders'

/** For tests: a line of two kettles, reserved in Johannesburg. */
export const exampleLine = (change: Partial<OrderLine> = {}): OrderLine => ({
  id: '1',
  kind: 'goods',
  listing: 'shop:10',
  sku: 'KETTLE',
  mapping: 'mapped',
  skuText: 'KETTLE',
  barcode: null,
  title: 'Stovetop kettle',
  quantity: 2,
  shipped: 0,
  allocated: 2,
  shortage: 0,
  demand: [{ sku: 'KETTLE', quantity: 1 }],
  allocations: [{ sku: 'KETTLE', warehouse: 'jhb', quantity: 2 }],
  totalCents: 23_000,
  vatClass: 'standard',
  vatRateBps: 1500,
  vatCents: 3000,
  onChannel: { sent: 0, returned: 0, cancelled: false },
  refunded: { units: 0, cents: 0 },
  paid: null,
  taxCents: null,
  version: 1,
  ...change,
})

/** For tests: a paid order of one line, ready to ship. */
export function exampleOrder(change: Partial<Order> = {}): Order {
  const lines = change.lines ?? [exampleLine()]
  return {
    id: 'shop:1',
    channelId: 'shop',
    externalId: '1',
    number: '#1',
    status: 'allocated',
    payment: 'paid',
    currency: 'ZAR',
    placedAt: '2026-11-24T06:00:00.000Z',
    day: '2026-11-24',
    receivedAt: '2026-11-24T06:00:05.000Z',
    updatedAt: '2026-11-24T06:00:05.000Z',
    channelUpdatedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    shippedAt: null,
    version: 1,
    lines,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totalCents: 34_500,
    shippingCents: 11_500,
    vatCents: 4500,
    differenceCents: 0,
    refundsCents: 0,
    shippingTaxCents: null,
    vatRule: null,
    country: null,
    town: null,
    doubts: [],
    digest: '',
    waitingFor: [],
    holds: [],
    matched: [],
    unmapped: [],
    history: [],
    words: [],
    ...change,
  }
}

/** For tests: one step of an order's life. */
export const exampleEvent = (change: Partial<OrderEvent> = {}): OrderEvent => ({
  kind: 'taken-in',
  at: '2026-11-24T06:00:05.000Z',
  by: { kind: 'channel', channelId: 'shop' },
  command: 'c1',
  units: 2,
  note: null,
  ...change,
})
