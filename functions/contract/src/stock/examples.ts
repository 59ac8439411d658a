import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import { movementId, type stockSubject } from './stock.ts'

const merchantId = exampleMerchant
const command = exampleCommand
const level = { onHand: 6, reserved: 2, incoming: 0, inTransit: 0, damaged: 0, quarantined: 0 }

export const stockExamples: ExamplesOf<typeof stockSubject> = {
  group: 'Stock',
  documents: {
    stock: {
      ids: { sku: 'KETTLE' },
      document: {
        sku: 'KETTLE',
        title: 'Kettle, 1.7 l',
        isKit: false,
        words: ['kettle'],
        supply: 'low',
        levels: { jhb: level },
        available: 4,
        shortage: 0,
        listings: ['shopify:11'],
        sold: {},
        kits: [],
        lastMovement: { seq: 12, at: '2026-11-22T08:15:00.000Z' },
      },
    },
    movements: {
      ids: { seq: movementId(12) },
      document: {
        seq: 12,
        kind: 'allocated',
        skus: ['KETTLE'],
        entries: [{ sku: 'KETTLE', warehouse: 'jhb', delta: { reserved: 2 }, after: level }],
        cause: { command: 'shopify:orders/create:1001', reference: 'shopify:1001', reason: null },
        actor: { kind: 'channel', channelId: 'shopify' },
        at: '2026-11-22T08:15:00.000Z',
      },
    },
  },
  operations: {
    'stock-update': [
      {
        summary: 'Receive a delivery',
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
      {
        summary: 'Take a broken unit off',
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
    ],
  },
}
