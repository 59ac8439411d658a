import { polls } from '@fluxori/contract/engine/channel-work'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  channelId: 'shopify',
  state: 'requested',
  requestedAt: '2026-11-22T08:15:00.000Z',
  finishedAt: null,
  retryAt: null,
  done: 0,
  failed: 0,
  problem: null,
}

export const pollsTable = rulesTable(polls, { ids: { channel: document.channelId }, document }, read(all))
