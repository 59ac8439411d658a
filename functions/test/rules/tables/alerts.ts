import { cases } from '@fluxori/contract/engine/cases'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  id: 'drift:shopify:11',
  kind: 'drift',
  state: 'open',
  subject: { kind: 'listing', id: 'shopify:11' },
  facts: { expected: 4, seen: 7 },
  openedAt: '2026-11-22T08:15:00.000Z',
  resolvedAt: null,
  resolvedBy: null,
}

export const alertsTable = rulesTable(cases, { ids: { alert: document.id }, document }, read(all))
