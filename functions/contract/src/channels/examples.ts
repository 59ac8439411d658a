import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import type { channelsSubject } from './channels.ts'

const merchantId = exampleMerchant
const command = exampleCommand
const channelId = 'takealot'

export const channelsExamples: ExamplesOf<typeof channelsSubject> = {
  group: 'Channels',
  documents: {
    channels: {
      ids: { channel: 'shopify' },
      document: {
        id: 'shopify',
        kind: 'shopify',
        name: 'Karoo Trading web shop',
        state: 'active',
        baseUrl: 'https://karoo.example.test',
        settings: { locationId: 'gid-1' },
        formula: { max: null, safety: 1, shareBps: 10_000, buffer: 0 },
        secret: 'channel-karoo-shopify',
        pollEverySeconds: 300,
        connectedAt: '2026-11-22T08:00:00.000Z',
        polledUntil: null,
        nextPollAt: '2026-11-22T08:20:00.000Z',
        goneOrders: [],
        health: {
          lastOrderAt: null,
          lastPollAt: null,
          lastPublishAt: null,
          publishLagMs: null,
          queued: 0,
          budgetLeft: null,
          breaker: { state: 'closed', failures: 0, retryAt: null },
          problem: null,
        },
      },
    },
    listings: {
      ids: { listing: 'shopify:11' },
      document: {
        id: 'shopify:11',
        channelId: 'shopify',
        externalId: '11',
        sku: 'KETTLE',
        title: 'Kettle, 1.7 l',
        goods: true,
        desired: { quantity: 4, priceCents: 32_900, at: '2026-11-22T08:15:00.000Z' },
        published: { quantity: null, priceCents: null, at: null, sold: 0 },
        observed: { quantity: null, priceCents: null, at: null },
        pending: true,
        sold: 0,
        problem: null,
        drift: null,
      },
    },
  },
  operations: {
    'channel-update': [
      {
        summary: 'Show less on one channel',
        request: {
          merchantId,
          channelId,
          change: { kind: 'formula', formula: { max: 20, safety: 1, shareBps: 10_000, buffer: 2 } },
        },
        response: { command, channelId },
      },
      {
        summary: 'Pause a channel',
        request: { merchantId, channelId, change: { kind: 'pause' } },
        response: { command, channelId },
      },
    ],
  },
}
