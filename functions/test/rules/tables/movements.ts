import { movementId, movements } from '@fluxori/contract/stock/stock'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  seq: 12,
  kind: 'allocated',
  skus: ['KETTLE'],
  entries: [
    {
      sku: 'KETTLE',
      warehouse: 'jhb',
      delta: { reserved: 2 },
      after: { onHand: 6, reserved: 2, incoming: 0, inTransit: 0, damaged: 0, quarantined: 0 },
    },
  ],
  cause: { command: 'shopify:orders/create:1001', reference: 'shopify:1001', reason: null },
  actor: { kind: 'channel', channelId: 'shopify' },
  at: '2026-11-22T08:15:00.000Z',
}

export const movementsTable = rulesTable(
  movements,
  { ids: { seq: movementId(document.seq) }, document },
  read(all),
)
