import { channels } from '@fluxori/contract/channels/channels'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  id: 'shopify',
  kind: 'shopify',
  name: 'Karoo Trading web shop',
  state: 'active',
  baseUrl: 'https://karoo.example.test',
  settings: { locationId: 'gid-1' },
  formula: { max: null, safety: 1, shareBps: 10_000, buffer: 0 },
  secret: 'channel-home-merchant-shopify',
  pollEverySeconds: 300,
  connectedAt: '2026-11-22T08:00:00.000Z',
  polledUntil: null,
  nextPollAt: '2026-11-22T08:20:00.000Z',
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
}

export const channelsTable = rulesTable(channels, { ids: { channel: document.id }, document }, read(all))
