import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import type { OrderLine, ordersSubject } from './orders.ts'

const merchantId = exampleMerchant
const command = exampleCommand
const orderId = 'shopify:1001'

const line: OrderLine = {
  id: '1',
  kind: 'goods',
  listing: 'shopify:11',
  sku: 'KETTLE',
  mapping: 'mapped',
  skuText: 'KETTLE',
  barcode: null,
  title: 'Kettle, 1.7 l',
  quantity: 2,
  shipped: 0,
  allocated: 2,
  shortage: 0,
  demand: [{ sku: 'KETTLE', quantity: 1 }],
  allocations: [{ sku: 'KETTLE', warehouse: 'jhb', quantity: 2 }],
  onChannel: { sent: 0, returned: 0, cancelled: false },
  refunded: { units: 0, cents: 0 },
  paid: 2,
  totalCents: 65_800,
  vatClass: 'standard',
  vatRateBps: 1500,
  vatCents: 8583,
  taxCents: 8583,
  version: 1,
}
const sales = { orders: 1, units: 2, revenueCents: 65_800, vatCents: 8583 }

export const ordersExamples: ExamplesOf<typeof ordersSubject> = {
  group: 'Orders',
  documents: {
    orders: {
      ids: { order: orderId },
      document: {
        id: orderId,
        channelId: 'shopify',
        externalId: '1001',
        number: '#1001',
        status: 'allocated',
        payment: 'paid',
        currency: 'ZAR',
        placedAt: '2026-11-22T08:14:00.000Z',
        day: '2026-11-22',
        receivedAt: '2026-11-22T08:15:00.000Z',
        updatedAt: '2026-11-22T08:15:00.000Z',
        channelUpdatedAt: null,
        cancelledAt: null,
        cancelledBy: null,
        shippedAt: null,
        version: 1,
        lines: [line],
        units: 2,
        totalCents: 65_800,
        shippingCents: 0,
        vatCents: 8583,
        differenceCents: 0,
        refundsCents: 0,
        shippingTaxCents: 0,
        vatRule: null,
        country: 'South Africa',
        town: 'Cape Town',
        doubts: [],
        digest: '2f9c1b7d04e6a853',
        waitingFor: [],
        holds: [],
        matched: [],
        unmapped: [],
        history: [
          {
            kind: 'taken-in',
            at: '2026-11-22T08:15:00.000Z',
            by: { kind: 'channel', channelId: 'shopify' },
            command: 'shopify:order:1001:1:2f9c1b7d04e6a853',
            units: 2,
            note: null,
          },
        ],
        words: ['#1001', '1001', 'kettle'],
      },
    },
    customers: {
      ids: { order: orderId, customer: 'customer' },
      document: {
        name: 'Pieter Botha',
        email: 'pieter@example.test',
        phone: '+27 21 555 0100',
        address: '1 Long Street, Cape Town, 8001',
      },
    },
    lineMatches: {
      ids: { match: 'shopify:gift wrap' },
      document: {
        id: 'shopify:gift wrap',
        channelId: 'shopify',
        text: 'gift wrap',
        sku: null,
        goods: false,
        by: { kind: 'member', uid: 'thabo' },
        at: '2026-11-22T08:20:00.000Z',
      },
    },
    days: {
      ids: { day: '2026-11-22' },
      document: { day: '2026-11-22', channels: { shopify: sales }, hours: { '10': sales } },
    },
  },
  operations: {
    'order-update': [
      {
        summary: 'Ship all that is reserved',
        request: { merchantId, orderId, action: { kind: 'ship', lines: null, tracking: 'TCG123456' } },
        response: { command, orderId, status: 'shipped' },
      },
      {
        summary: 'Cancel an order',
        request: { merchantId, orderId, action: { kind: 'cancel', reason: 'The buyer changed their mind' } },
        response: { command, orderId, status: 'cancelled' },
      },
    ],
  },
}
