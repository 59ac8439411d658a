import type { Json } from './json.ts'

type Example = Readonly<{ request: Json; response: Json }>

const merchantId = 'karoo'
const command = 'member:0f8fad5b-d9cb-469f'

/** One request of each operation, or more, with what it answers; by name and by what it does. */
export const examples: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  'alert-update': {
    'Call a case dealt with': {
      request: { merchantId, alertId: 'shipped-without-stock:takealot:123', action: 'resolve' },
      response: { alertId: 'shipped-without-stock:takealot:123', state: 'resolved' },
    },
  },
  'channel-update': {
    'Show less on one channel': {
      request: {
        merchantId,
        channelId: 'takealot',
        change: { kind: 'formula', formula: { max: 20, safety: 1, shareBps: 10_000, buffer: 2 } },
      },
      response: { command, channelId: 'takealot' },
    },
    'Pause a channel': {
      request: { merchantId, channelId: 'takealot', change: { kind: 'pause' } },
      response: { command, channelId: 'takealot' },
    },
  },
  'member-update': {
    'Invite a person': {
      request: {
        merchantId,
        change: { kind: 'invite', email: 'thandi@example.com', name: 'Thandi', role: 'operator' },
      },
      response: { uid: 'invited-1b9d6bcd', role: 'operator', state: 'active', mailed: true },
    },
    'Remove a person': {
      request: { merchantId, change: { kind: 'remove', uid: 'invited-1b9d6bcd' } },
      response: { uid: 'invited-1b9d6bcd', role: 'operator', state: 'removed', mailed: false },
    },
  },
  'merchant-update': {
    'Let short orders wait': {
      request: { merchantId, fields: { whenShort: 'backordered' } },
      response: { command },
    },
  },
  'order-update': {
    'Ship all that is reserved': {
      request: {
        merchantId,
        orderId: 'shopify:5550001',
        action: { kind: 'ship', lines: null, tracking: 'TCG123456' },
      },
      response: { command, orderId: 'shopify:5550001', status: 'shipped' },
    },
    'Cancel an order': {
      request: {
        merchantId,
        orderId: 'shopify:5550001',
        action: { kind: 'cancel', reason: 'The buyer changed their mind' },
      },
      response: { command, orderId: 'shopify:5550001', status: 'cancelled' },
    },
  },
  'product-update': {
    'Change the cost of a product': {
      request: { merchantId, change: { kind: 'edit', sku: 'MUG-4', fields: { costCents: 8_950 } } },
      response: { command, sku: 'MUG-4' },
    },
  },
  'schedule-update': {
    'Read the channels back before the shops open': {
      request: {
        merchantId,
        change: {
          kind: 'create',
          fields: {
            name: 'Before we open',
            task: { kind: 'read-channels', channels: null },
            when: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['07:30'] },
          },
        },
      },
      response: { scheduleId: 's-1b9d6bcd', state: 'active' },
    },
    'Pause a schedule': {
      request: { merchantId, change: { kind: 'pause', schedule: 's-1b9d6bcd' } },
      response: { scheduleId: 's-1b9d6bcd', state: 'paused' },
    },
  },
  'stock-update': {
    'Receive a delivery': {
      request: {
        merchantId,
        change: {
          kind: 'receive',
          warehouse: 'jhb',
          lines: [{ sku: 'MUG-4', quantity: 24 }],
          reference: 'Delivery note 812',
        },
      },
      response: { command, stock: [{ sku: 'MUG-4', available: 31 }] },
    },
    'Take a broken unit off': {
      request: {
        merchantId,
        change: {
          kind: 'adjust',
          sku: 'MUG-4',
          warehouse: 'jhb',
          state: 'onHand',
          delta: -1,
          reason: 'Broken in the store room',
        },
      },
      response: { command, stock: [{ sku: 'MUG-4', available: 30 }] },
    },
  },
  'warehouse-update': {
    'Rename a warehouse': {
      request: {
        merchantId,
        change: { kind: 'edit', warehouse: 'jhb', fields: { name: 'Johannesburg' } },
      },
      response: { command, warehouse: 'jhb' },
    },
  },
}
