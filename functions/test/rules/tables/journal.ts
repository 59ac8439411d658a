import { journal } from '@fluxori/contract/engine/journal'
import { nobody, read, rulesTable } from '../rules-table.ts'

/** It can hold a buyer, and what it says is not yet so. */
const document = {
  kind: 'allocate',
  payload: { sku: 'KETTLE' },
  actor: { kind: 'member', uid: 'owner-of-home-merchant' },
  receivedAt: '2026-11-22T08:15:00.000Z',
  state: 'pending',
  fingerprint: 'f'.repeat(64),
  result: null,
  appliedAt: null,
}

export const journalTable = rulesTable(journal, { ids: { command: 'key-1' }, document }, read(nobody))
